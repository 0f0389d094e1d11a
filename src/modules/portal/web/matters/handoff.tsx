import { Button } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { acceptHandoff, type PortalMattersView, readPortalMatters } from '../../contract.ts'
import { useMay } from '../home/may.ts'
import classes from '../requests/requests.module.css'

/** Who looks after the customer after the introduction, how, and towards which goals. */
export function Handoff({ handoff }: Pick<PortalMattersView, 'handoff'>) {
  const { t } = useMessages('portal')
  const { date } = useFormats()
  const notice = useNotice()
  const may = useMay()
  const accepting = useEndpointMutation(acceptHandoff, { refreshes: [readPortalMatters] })
  if (!handoff) return null
  const { accepted, version } = handoff
  const accept = () =>
    accepting.mutate(
      { body: { version } },
      { onSuccess: () => notice.done(t('matters.handoff.thanks')), onError: notice.failed },
    )
  return (
    <Section
      title={t('matters.handoff.title')}
      note={t('matters.handoff.note', { name: handoff.csmName, date: date(handoff.introducedOn) })}
    >
      <p className={classes.label}>{t('matters.handoff.review')}</p>
      <p className={classes.hint}>{handoff.review}</p>
      <p className={classes.label}>{t('matters.handoff.cadence')}</p>
      <p className={classes.hint}>{handoff.cadence}</p>
      <p className={classes.label}>{t('matters.handoff.nextGoals')}</p>
      <ul className={classes.criteria}>
        {handoff.nextGoals.map((goal) => (
          <li key={goal}>{goal}</li>
        ))}
      </ul>
      {accepted ? (
        <p className={classes.hint}>
          {t('matters.handoff.accepted', { name: accepted.name, date: date(accepted.on) })}
        </p>
      ) : (
        may('agree_criteria') && (
          <div>
            <Button loading={accepting.isPending} onClick={accept}>
              {t('matters.handoff.accept')}
            </Button>
          </div>
        )
      )}
    </Section>
  )
}
