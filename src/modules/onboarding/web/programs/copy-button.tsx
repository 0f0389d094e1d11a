import { Button } from '@mantine/core'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import type { ProgramSummary } from '../../contract.ts'
import { useText } from '../text.ts'

export function CopyButton({ program, onCopy }: { program: ProgramSummary; onCopy: () => void }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const can = usePermissions()
  return can('onboarding.manage_programs') ? (
    <Button size="compact-sm" onClick={onCopy} aria-label={t('programs.copyOf', { name: text(program.name) })}>
      {t('programs.copyShort')}
    </Button>
  ) : null
}
