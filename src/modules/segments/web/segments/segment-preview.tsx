import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { ProgressBar } from '#platform/web/status/index.ts'
import classes from './segments.module.css'

interface SegmentPreviewProps {
  preview: {
    data: { total: number; count: number; sample: { id: string; name: string }[] } | undefined
    error: unknown
    isFetching: boolean
    refetch: () => void
  }
}

/** Whom the condition selects now. */
export function SegmentPreview({ preview: { data, error, isFetching, refetch } }: SegmentPreviewProps) {
  const { t } = useMessages('segments')
  const { number } = useFormats()
  return (
    <Section title={t('preview.title')} framed>
      {error !== null && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={4} />}
      {data && error === null && (
        <div aria-live="polite" aria-busy={isFetching} data-testid="preview">
          <p className={classes.count}>
            {t('preview.count', { count: number(data.count), total: number(data.total) })}
          </p>
          <ProgressBar label={t('preview.share')} percent={data.total === 0 ? 0 : (100 * data.count) / data.total} />
          <ul className={classes.sample}>
            {data.sample.map(({ id, name }) => (
              <li key={id}>
                <PageLink to={`/accounts/${id}`}>{name}</PageLink>
              </li>
            ))}
          </ul>
          {data.count > data.sample.length && (
            <p className={classes.quiet}>{t('preview.more', { count: number(data.count - data.sample.length) })}</p>
          )}
        </div>
      )}
    </Section>
  )
}
