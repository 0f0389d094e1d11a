import { Button } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ListFilter } from '../../domain/list-view.ts'
import { isMine, withMine } from './mine.ts'

interface MineButtonProps {
  filters: readonly ListFilter[]
  onChange: (filters: ListFilter[]) => void
}

/** The condition that is asked for most, one press away: the customers in one's own care. */
export function MineButton({ filters, onChange }: MineButtonProps) {
  const { t } = useMessages('accounts')
  const isOn = filters.some(isMine)
  return (
    <Button
      variant={isOn ? 'light' : 'default'}
      aria-pressed={isOn}
      leftSection={<IconUser size={16} aria-hidden="true" />}
      onClick={() => onChange(withMine(filters, !isOn))}
    >
      {t('list.mine')}
    </Button>
  )
}
