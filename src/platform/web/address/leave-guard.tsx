import { Button, Group, Modal, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useMessages } from '../messages/index.ts'

/** Asks before a page with unsaved work is left: by a link, the back button, or by closing the tab. */
export function LeaveGuard({ isUnsaved }: { isUnsaved: boolean }) {
  const { t } = useMessages('platform')
  const blocker = useBlocker({
    // A change of the address within the page (a tab, a filter) leaves nothing.
    shouldBlockFn: ({ current, next }) => isUnsaved && current.pathname !== next.pathname,
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  })
  const stay = () => blocker.reset?.()
  return (
    <Modal
      opened={blocker.status === 'blocked'}
      onClose={stay}
      title={t('leave.title')}
      closeButtonProps={{ 'aria-label': t('actions.close') }}
    >
      <Text>{t('leave.text')}</Text>
      <Group justify="flex-end" mt="md">
        <Button onClick={() => blocker.proceed?.()}>{t('leave.leave')}</Button>
        <Button variant="filled" onClick={stay} data-autofocus>
          {t('leave.stay')}
        </Button>
      </Group>
    </Modal>
  )
}
