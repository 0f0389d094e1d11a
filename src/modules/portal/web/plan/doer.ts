import { useMessages } from '#platform/web/messages/index.ts'
import type { PortalTask } from '../../contract.ts'

/** Who does a task, as its reader says it: the side, and the person where one is named. */
export function useDoer({ side, owner }: Pick<PortalTask, 'side' | 'owner'>): string {
  const { t } = useMessages('portal')
  const of = t(`side.${side}`)
  if (owner === null) return of
  if (owner.isMine) return t('side.mine', { side: of })
  return t(owner.isOurs ? 'side.ours' : 'side.theirs', { side: of, name: owner.name })
}
