import { Button } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { listProgramMoves, undoProgramMove } from '../../../contract.ts'
import classes from '../designer/designer.module.css'

/** Projects that went to another version, each with the way back. */
export function MoveHistory({ programKey }: { programKey: string }) {
  const { t } = useMessages('onboarding')
  const { instant } = useFormats()
  const can = usePermissions()
  const notice = useNotice()
  const { data } = useEndpoint(listProgramMoves, { params: { key: programKey } })
  const undo = useEndpointMutation(undoProgramMove)
  if (!data || data.items.length === 0) return null
  const back = (moveId: string) =>
    undo.mutate(
      { params: { key: programKey, moveId }, body: {} },
      {
        onSuccess: () => notice.done(t('versions.undone')),
        onError: (thrown) => notice.failed(thrown),
      },
    )
  return (
    <Section title={t('versions.history')} count={data.items.length}>
      <ul className={classes.effects}>
        {data.items.map((move) => (
          <li key={move.moveId} className={classes.effect}>
            <span className={classes.bar}>
              <PageLink to={`/onboarding/${move.projectId}`}>{move.account.name}</PageLink>
              <span>{t('versions.fromTo', { from: move.fromVersion, to: move.toVersion })}</span>
              <span className={classes.quiet}>
                {t('versions.movedBy', { at: instant(move.movedAt, 'plain'), name: move.movedBy })}
              </span>
              {move.undoneAt !== null && <span className={classes.quiet}>{t('versions.isUndone')}</span>}
              {move.undoneAt === null && can('onboarding.manage_programs') && (
                <Button size="compact-sm" variant="subtle" onClick={() => back(move.moveId)}>
                  {t('versions.undo', { name: move.account.name })}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
