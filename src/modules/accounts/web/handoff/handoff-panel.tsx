import { Button } from '@mantine/core'
import { useGo } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { ProgressBar, StatusMark } from '#platform/web/status/index.ts'
import { type Handoff, readHandoff, readSheet } from '../../contract.ts'
import { HandoffMark } from './steps/handoff-mark.tsx'
import classes from './steps/steps.module.css'
import { useHandoffSentence } from './steps/use-handoff-sentence.ts'

/** On the customer's page: where the handover stands and what comes next. */
export function HandoffPanel({ accountId }: { accountId: string }) {
  const { t } = useMessages('accounts')
  const { data, error, refetch } = useEndpoint(readHandoff, { params: { id: accountId } })
  return (
    <Section title={t('handoff.panel')} framed>
      {data ? (
        <PanelBody handoff={data} />
      ) : error ? (
        <ProblemState thrown={error} onRetry={refetch} />
      ) : (
        <ListSkeleton rows={3} />
      )}
      <HearingLine accountId={accountId} />
    </Section>
  )
}

function PanelBody({ handoff }: { handoff: Handoff }) {
  const { t } = useMessages('accounts')
  const can = usePermissions()
  const go = useGo()
  const sentence = useHandoffSentence(handoff)
  const { waitsFor, completeness } = handoff
  const needsMe =
    waitsFor === 'cs' ? can('accounts.accept_handoff') : waitsFor === 'sales' && can('accounts.write_sheets')
  const next = waitsFor === 'cs' ? 'handoff.review' : handoff.isBegun ? 'handoff.continue' : 'handoff.begin'
  return (
    <div className={classes.panel}>
      <div className={classes.panelHead}>
        <HandoffMark status={handoff.status} lateDays={handoff.due?.lateDays ?? 0} />
      </div>
      <p className={classes.panelText}>{sentence}</p>
      {waitsFor === 'sales' && handoff.isBegun && (
        <ProgressBar label={t('sheet.completeness')} percent={Math.floor(completeness.ratio * 100)} />
      )}
      <div>
        <Button onClick={() => go(`/accounts/${handoff.accountId}/handoff`)}>
          {needsMe ? t(next) : t('handoff.open')}
        </Button>
      </div>
    </div>
  )
}

/** Where the customer's questionnaire stands, with the way to fill it in during a call. */
function HearingLine({ accountId }: { accountId: string }) {
  const { t, language } = useMessages('accounts')
  const can = usePermissions()
  const go = useGo()
  const { data, error, refetch } = useEndpoint(readSheet, { params: { id: accountId, kind: 'hearing' } })
  if (!data) return error ? <ProblemState thrown={error} onRetry={refetch} /> : null
  const { completeness, form, version } = data
  const state = version === 0 ? 'notBegun' : completeness.missing.length > 0 ? 'open' : 'answered'
  return (
    <div className={classes.hearing}>
      <div className={classes.panelHead}>
        <h3 className={classes.panelName}>{form.title[language]}</h3>
        <StatusMark
          level={state === 'answered' ? 'good' : state === 'open' ? 'watch' : 'unknown'}
          label={t(`hearing.state.${state}`)}
        />
      </div>
      <p className={classes.panelText}>
        {t('sheet.filled', { filledRequired: completeness.filledRequired, required: completeness.required })}
      </p>
      {state === 'open' && (
        <ProgressBar label={t('sheet.completeness')} percent={Math.floor(completeness.ratio * 100)} />
      )}
      <div>
        <Button onClick={() => go(`/accounts/${accountId}/hearing`)}>
          {state !== 'answered' && can('accounts.write_sheets') ? t('hearing.fillIn') : t('hearing.open')}
        </Button>
      </div>
    </div>
  )
}
