import { useDebouncedValue } from '@mantine/hooks'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type MeasureDefinition, measureUnitOf, previewMeasure } from '../../contract.ts'
import classes from '../usage.module.css'

/** What the measure tells of today's customers, while it is being written down. */
export function MeasurePreview({ definition }: { definition: MeasureDefinition }) {
  const { t } = useMessages('usage')
  const { number } = useFormats()
  const [settled] = useDebouncedValue(definition, 400)
  const { data, error, refetch } = useEndpoint(
    previewMeasure,
    { body: { definition: settled } },
    { keepsPrevious: true },
  )
  const figure = (value: number) => t(`measures.figures.${measureUnitOf(settled)}`, { value: number(value) })
  const [, lower, median, upper] = data?.quantiles ?? []
  return (
    <Section title={t('measures.preview')} framed>
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={3} />}
      {data && (
        <div className={classes.stack} aria-live="polite">
          <p className={classes.name}>
            {median === undefined || lower === undefined || upper === undefined
              ? t('measures.nothingKnown')
              : t('measures.told', {
                  known: data.known,
                  median: figure(median),
                  lower: figure(lower),
                  upper: figure(upper),
                })}
          </p>
          {data.unknown > 0 && <p className={classes.quiet}>{t('measures.unknown', { count: data.unknown })}</p>}
          {data.sampled && (
            <p className={classes.quiet}>
              {t('measures.sampled', { looked: data.sampled.looked, fitting: data.sampled.fitting })}
            </p>
          )}
          <div className={classes.row}>
            {(['highest', 'lowest'] as const).map((end) => (
              <div key={end} className={classes.grow}>
                <p className={classes.subtitle}>{t(`measures.${end}`)}</p>
                <ul className={classes.items}>
                  {data[end].map(({ accountId, name, value }) => (
                    <li key={accountId} className={classes.line}>
                      <span className={classes.grow}>
                        <PageLink to={`/accounts/${accountId}`}>{name}</PageLink>
                      </span>
                      <span>{figure(value)}</span>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </div>
      )}
    </Section>
  )
}
