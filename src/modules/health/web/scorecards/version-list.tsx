import { Button } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { readPortfolio, readScorecard, rollBackScorecard, type ScorecardDetail } from '../../contract.ts'
import classes from '../health.module.css'

/** All versions, the newest first; an earlier one can stand again. */
export function VersionList({ detail, canEdit }: { detail: ScorecardDetail; canEdit: boolean }) {
  const { t } = useMessages('health')
  const { instant } = useFormats()
  const notice = useNotice()
  const rollBack = useEndpointMutation(rollBackScorecard, {
    refreshes: [{ ...readScorecard, path: '/scorecards' }, readPortfolio],
  })
  return (
    <Section title={t('versions.title')} count={detail.versions.length} framed>
      <ul className={classes.list}>
        {detail.versions.map((each) => (
          <li key={each.version} className={classes.note}>
            <span>
              {t(each.at === null ? 'versions.builtIn' : 'versions.item', {
                version: each.version,
                by: each.by,
                at: each.at === null ? '' : instant(each.at),
              })}
            </span>
            {each.note && <span className={classes.quiet}>{each.note}</span>}
            {each.version === detail.version && <span className={classes.quiet}>{t('versions.current')}</span>}
            {canEdit && each.version !== detail.version && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('versions.rollBackTo', { version: each.version })}
                loading={rollBack.isPending}
                onClick={() =>
                  rollBack.mutate(
                    { params: { scorecardKey: detail.key }, body: { version: each.version, note: null } },
                    {
                      onSuccess: () => notice.done(t('versions.rolledBack')),
                      onError: (thrown) => notice.failed(thrown),
                    },
                  )
                }
              >
                {t('versions.rollBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
