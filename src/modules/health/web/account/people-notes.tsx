import { Button } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type AccountHealth, endHealthOverride, readAccountHealth } from '../../contract.ts'
import classes from '../health.module.css'

/** What people said and decided: it stands beside the score with its reason and its end. */
export function PeopleNotes({ accountId, health }: { accountId: string; health: AccountHealth }) {
  const { t } = useMessages('health')
  const { date } = useFormats()
  const can = usePermissions()
  const notice = useNotice()
  const end = useEndpointMutation(endHealthOverride, { refreshes: [readAccountHealth] })
  const { override, sentiment, isToday } = health
  if (!override && !sentiment) return null
  return (
    <ul className={classes.list}>
      {override && (
        <li className={classes.note}>
          <span>
            {t(override.score === null ? 'override.standsBand' : 'override.standsScore', {
              band: override.band ? t(`band.${override.band}`) : '',
              score: override.score ?? 0,
              until: date(override.untilOn),
              by: override.by,
              reason: override.reason,
            })}
          </span>
          {isToday && can('health.judge') && (
            <Button
              size="compact-sm"
              variant="default"
              loading={end.isPending}
              onClick={() =>
                end.mutate(
                  { params: { id: accountId, overrideId: override.id } },
                  {
                    onSuccess: () => notice.done(t('override.ended')),
                    onError: (thrown) => notice.failed(thrown),
                  },
                )
              }
            >
              {t('override.end')}
            </Button>
          )}
        </li>
      )}
      {sentiment && (
        <li className={classes.note}>
          {t('sentiment.stands', {
            mood: t(`option.${sentiment.mood}`),
            reason: sentiment.reason,
            on: date(sentiment.saidOn),
            until: date(sentiment.expiresOn),
            by: sentiment.by,
          })}
        </li>
      )}
    </ul>
  )
}
