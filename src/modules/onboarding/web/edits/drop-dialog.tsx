import { Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PlanEditInput, ProjectPage } from '../../contract.ts'
import { EditsForm } from './edits-form.tsx'

interface Drop {
  title: string
  edits: PlanEditInput[]
}

/**
 * What was dropped is not done yet: the dialog says what it means and asks. Returns how to ask, and the dialog to render;
 * `onEnd` is called once it is answered either way.
 */
export function useDropDialog(project: ProjectPage, onEnd: () => void = () => undefined) {
  const { t } = useMessages('onboarding')
  const [drop, setDrop] = useState<Drop>()
  const close = () => {
    setDrop(undefined)
    onEnd()
  }
  const dialog: ReactNode = (
    <Modal
      opened={drop !== undefined}
      onClose={close}
      title={drop?.title}
      size="xl"
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      {drop && <EditsForm project={project} edits={drop.edits} submitLabel={t('drop.apply')} close={close} />}
    </Modal>
  )
  return { ask: setDrop, dialog }
}
