import { Checkbox } from '@mantine/core'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, NumberField, useDraft } from '#platform/web/form/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState, ScrollRegion, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { type FitReport, readFitReport, readIdealCustomer, saveIdealCustomer } from '../../contract.ts'
import type { IdealCustomer } from '../../domain/fit/fit.ts'
import classes from './fit.module.css'
import { levelOf } from './fit-level.ts'

/** What became of customers by how well they fit, and the ideal customer to be corrected by it. */
export function FitPage() {
  const { t } = useMessages('accounts')
  const report = useEndpoint(readFitReport, {})
  const ideal = useEndpoint(readIdealCustomer, {})
  if (report.error && !report.data) return <ProblemState thrown={report.error} onRetry={report.refetch} />
  if (!report.data || !ideal.data) return <PageSkeleton />
  const fitting = report.data.rows.find(({ verdict }) => verdict === 'fit')?.customers ?? 0
  const all = report.data.rows.reduce((sum, { customers }) => sum + customers, 0)
  return (
    <Page>
      <PageHeader
        title={t('fit.pageTitle')}
        answer={t('fit.answer', { fitting, all })}
        parent={{ label: t('fit.settings'), to: '/settings' }}
      />
      <Report report={report.data} />
      <Ideal version={ideal.data.version} definition={ideal.data.definition} />
    </Page>
  )
}

function useShareWords() {
  const { t } = useMessages('accounts')
  const percent = (share: number) => Math.round(share * 100)
  return ({ cases, count, share }: FitReport['rows'][number]['churned']) => {
    if (share === null) return t('fit.noCase')
    // A share of a handful looks like knowledge and is none.
    if (cases < 10) return t('fit.few', { count, cases })
    return t('fit.share', {
      percent: percent(share.share),
      low: percent(share.low),
      high: percent(share.high),
      cases,
    })
  }
}

function Report({ report }: { report: FitReport }) {
  const { t, language } = useMessages('accounts')
  const words = useShareWords()
  return (
    <Section title={t('fit.report')} note={t('fit.reportNote')}>
      <ScrollRegion className={classes.scroller} label={t('fit.report')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('fit.column.verdict')}</th>
              <th scope="col">{t('fit.column.customers')}</th>
              <th scope="col">{t('fit.column.churned')}</th>
              <th scope="col">{t('fit.column.gotValue')}</th>
            </tr>
          </thead>
          <tbody>
            {report.rows.map(({ verdict, customers, churned, gotValue }) => (
              <tr key={verdict}>
                <th scope="row">
                  <StatusMark level={levelOf[verdict]} label={t(`fit.verdict.${verdict}`)} />
                </th>
                <td>{customers}</td>
                <td>{words(churned)}</td>
                <td>{words(gotValue)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('fit.column.criterion')}</th>
              <th scope="col">{t('fit.column.ifMet')}</th>
              <th scope="col">{t('fit.column.ifUnmet')}</th>
            </tr>
          </thead>
          <tbody>
            {report.criteria.map(({ key, label, churnedIfMet, churnedIfUnmet }) => (
              <tr key={key}>
                <th scope="row">{label[language]}</th>
                <td>{words(churnedIfMet)}</td>
                <td>{words(churnedIfUnmet)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  )
}

function Ideal({ version, definition }: { version: number; definition: IdealCustomer }) {
  const { t, language } = useMessages('accounts')
  const can = usePermissions()
  const notice = useNotice()
  const save = useEndpointMutation(saveIdealCustomer, { refreshes: [readIdealCustomer, readFitReport] })
  const { value: draft, setValue: setDraft, ...form } = useDraft({ version, value: definition }, save.error)
  const change = (index: number, changes: Partial<IdealCustomer['criteria'][number]>) => {
    const criterion = draft.criteria[index]
    if (criterion) setDraft({ ...draft, criteria: draft.criteria.with(index, { ...criterion, ...changes }) })
  }
  if (!can('accounts.manage_custom_fields')) return null
  const send = () =>
    save.mutate(
      { body: { version: form.version, definition: draft } },
      {
        onSuccess: (saved) => {
          form.settle(saved.version)
          notice.done(t('fit.saved'))
        },
      },
    )
  return (
    <Section title={t('fit.ideal')} note={t('fit.idealNote', { version })} framed>
      <Form onSubmit={send} error={save.error} isPending={save.isPending}>
        {draft.criteria.map((criterion, index) => (
          <div key={criterion.key}>
            <NumberField
              path={`definition.criteria.${index}.weight`}
              label={t('fit.weightFor', { name: criterion.label[language] })}
              value={criterion.weight}
              onChange={(weight) => change(index, { weight: Math.round(weight ?? 1) })}
            />
            <Checkbox
              size="md"
              label={t('fit.mustFor', { name: criterion.label[language] })}
              checked={criterion.isMust}
              onChange={(event) => change(index, { isMust: event.currentTarget.checked })}
            />
          </div>
        ))}
        <NumberField
          path="definition.fitFrom"
          label={t('fit.fitFrom')}
          value={draft.fitFrom}
          onChange={(fitFrom) => setDraft({ ...draft, fitFrom: Math.round(fitFrom ?? 0) })}
        />
        <NumberField
          path="definition.cautionFrom"
          label={t('fit.cautionFrom')}
          value={draft.cautionFrom}
          onChange={(cautionFrom) => setDraft({ ...draft, cautionFrom: Math.round(cautionFrom ?? 0) })}
        />
      </Form>
    </Section>
  )
}
