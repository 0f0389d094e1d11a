import { Select } from '@mantine/core'
import { addMonths } from '#platform/kernel/dates.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { callApi, saveFile, useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import {
  EmptyState,
  ListSkeleton,
  Page,
  PageHeader,
  ProblemState,
  Section,
  Toolbar,
} from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { exportGraduationReview, type GraduationReview, readGraduationReview } from '../../graduation-contract.ts'
import { FileButtons } from '../onboarding/export-buttons.tsx'
import classes from '../onboarding/onboarding.module.css'
import sheet from '../time-to-value.module.css'
import { CellTable } from './cell-table.tsx'
import { CustomerTable } from './customer-table.tsx'
import { useGraduationAddress } from './report-address.ts'
import { type RoadNames, RoadSection, useRoadNames } from './road-section.tsx'

const monthsBack = 18
const terms = ['stage', 'continuation', 'expansion', 'jump', 'days'] as const

/** The graduation point reviewed each month: how far customers came, and what became of them. */
export function GraduationReviewPage() {
  const { t } = useMessages('metrics')
  const { date, today } = useFormats()
  const address = useGraduationAddress()
  const { month, stage, band, road, program, continuation, expanded } = address.state
  const { data, error, refetch } = useEndpoint(readGraduationReview, { query: { month } }, { keepsPrevious: true })
  const names = useRoadNames(data)
  const answer = useAnswer(data, names)
  const months = Array.from({ length: monthsBack }, (_, back) =>
    addMonths(`${today().slice(0, 7)}-01`, -back).slice(0, 7),
  )
  const query = { month, stage, band, road, program, continuation, ...(expanded && { isExpanded: 'true' as const }) }
  return (
    <Page>
      <PageHeader title={t('graduation.title')} answer={answer} />
      <Toolbar>
        <Select
          label={t('graduation.month')}
          data={months}
          value={month ?? months[0] ?? null}
          onChange={(value) => address.change({ month: value === months[0] ? undefined : (value ?? undefined) })}
          allowDeselect={false}
        />
        <PageLink to="/reports/onboarding">{t('onboarding.title')}</PageLink>
      </Toolbar>
      {error && <ProblemState thrown={error} onRetry={refetch} />}
      {!data && !error && <ListSkeleton rows={8} />}
      {data?.customers === 0 && <EmptyState title={t('none')} text={t('onboarding.noneDetail')} />}
      {data && data.customers > 0 && (
        <>
          {data.programs.map((each) => (
            <RoadSection key={each.key} of={each} names={names} address={address} />
          ))}
          <Section title={t('graduation.byStage')} note={t('graduation.asOf', { date: date(data.asOf) })}>
            <CellTable
              label={t('graduation.byStage')}
              rows={data.stages.map((cell) => ({
                ...cell,
                key: cell.stage,
                name: t(`graduation.stages.${cell.stage}`),
                search: { stage: cell.stage },
                isJump: data.jump?.stage === cell.stage,
              }))}
              address={address}
            />
          </Section>
          <Section title={t('graduation.byScore')}>
            <CellTable
              label={t('graduation.byScore')}
              rows={data.scores.map((cell) => ({
                ...cell,
                key: cell.band,
                name: t(`graduation.bands.${cell.band}`),
                search: { band: cell.band },
                isJump: false,
              }))}
              address={address}
            />
          </Section>
          <Section
            title={t('graduation.customers')}
            note={<Chosen names={names} />}
            actions={
              <FileButtons
                save={(format) => callApi(exportGraduationReview, { query: { ...query, format } }).then(saveFile)}
              />
            }
          >
            <CustomerTable query={query} month={data.month} />
          </Section>
          <Section title={t('definitions.title')}>
            <dl className={sheet.definitions}>
              {terms.map((term) => (
                <div key={term}>
                  <dt>{t(`graduation.definitions.${term}.term`)}</dt>
                  <dd>{t(`graduation.definitions.${term}.meaning`, { minimum: data.minimumForShares })}</dd>
                </div>
              ))}
            </dl>
          </Section>
        </>
      )}
    </Page>
  )
}

/** Which of the customers are listed, and the way back to all. */
function Chosen({ names }: { names: RoadNames }) {
  const { t } = useMessages('metrics')
  const { state, change } = useGraduationAddress()
  const { stage, band, road, program, continuation, expanded } = state
  const words = [
    ...(stage ? [t(`graduation.stages.${stage}`)] : []),
    ...(program ? [names.program(program)] : []),
    ...(road ? [names.road(program, road)] : []),
    ...(band ? [t(`graduation.bands.${band}`)] : []),
    ...(continuation ? [t(`graduation.continuations.${continuation}`)] : []),
    ...(expanded ? [t('graduation.expanded')] : []),
  ]
  if (words.length === 0) return t('graduation.all')
  const nothing = {
    stage: undefined,
    band: undefined,
    road: undefined,
    program: undefined,
    continuation: undefined,
    expanded: undefined,
  }
  return (
    <>
      {words.join(t('titleSeparator'))}{' '}
      <button type="button" className={classes.clear} onClick={() => change(nothing)}>
        {t('graduation.showAll')}
      </button>
    </>
  )
}

/** The program whose stages differ most; without one the milestones that all programs have. */
function useAnswer(data: GraduationReview | undefined, names: RoadNames) {
  const { t } = useMessages('metrics')
  const { number } = useFormats()
  if (!data || data.customers === 0) return undefined
  const points = (rise: number) => number(Math.round(rise * 100))
  const [steepest] = data.programs
    .flatMap(({ key, jump }) => (jump === null ? [] : [{ program: key, ...jump }]))
    .toSorted((a, b) => b.rise - a.rise)
  if (steepest) {
    const { program, key, below, rise } = steepest
    return t('graduation.answer', {
      program: names.program(program),
      stage: names.road(program, key),
      below: names.road(program, below),
      rise: points(rise),
    })
  }
  if (data.jump === null) return t('graduation.answerNone', { n: number(data.customers) })
  const { stage, below, rise } = data.jump
  return t('graduation.answerAll', {
    stage: t(`graduation.stages.${stage}`),
    below: t(`graduation.stages.${below}`),
    rise: points(rise),
  })
}
