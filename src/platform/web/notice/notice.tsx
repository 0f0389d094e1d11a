import { Button } from '@mantine/core'
import { hideNotification, showNotification } from '@mantine/notifications'
import { newId } from '#platform/kernel/ids.ts'
import { useProblemWords } from '../layout/index.ts'
import { useMessages } from '../messages/index.ts'

/** Short words at the foot of the screen after something was done, with a way back where there is one. */
export function useNotice() {
  const { t } = useMessages('platform')
  const words = useProblemWords()
  return {
    done: (text: string, { undo }: { undo?: () => void } = {}) => {
      const id = newId()
      const takeBack = () => {
        hideNotification(id)
        undo?.()
      }
      showNotification({
        id,
        closeButtonProps: { 'aria-label': t('actions.close') },
        autoClose: undo ? 8000 : 4000,
        message: undo ? (
          <>
            {text}{' '}
            <Button size="compact-sm" variant="subtle" onClick={takeBack}>
              {t('actions.undo')}
            </Button>
          </>
        ) : (
          text
        ),
      })
    },
    failed: (thrown: unknown) => {
      const { title, detail } = words(thrown)
      showNotification({
        color: 'red',
        closeButtonProps: { 'aria-label': t('actions.close') },
        autoClose: 8000,
        title,
        message: detail,
      })
    },
  }
}
