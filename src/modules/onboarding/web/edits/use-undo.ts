import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { listProjects, listReplanProposals, type ProjectPage, undoPlan } from '../../contract.ts'

/** What a notice needs to offer the way back; nothing where nothing changed. */
export function useUndo(project: Pick<ProjectPage, 'id'>) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const { mutateAsync } = useEndpointMutation(undoPlan, { refreshes: [listProjects, listReplanProposals] })
  return (changeId: string | null): { undo?: () => void } =>
    changeId === null
      ? {}
      : {
          // The form that made the change is gone by now, and with it what it would be called back with.
          undo: () => {
            mutateAsync({ params: { id: project.id }, body: { changeId } }).then(
              ({ tasks }) => notice.done(t('undo.done', { count: tasks })),
              (thrown) => notice.failed(thrown),
            )
          },
        }
}
