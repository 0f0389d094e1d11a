import { Button } from '@mantine/core'
import { listJobs, retryJob } from '#app/contract/jobs.ts'
import { type AnswerOf, useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, ListSkeleton, Page, PageHeader, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type StatusLevel, StatusMark } from '#platform/web/status/index.ts'
import classes from './jobs-page.module.css'

type Job = AnswerOf<typeof listJobs>['items'][number]

const levels: Readonly<Record<Job['state'], StatusLevel>> = {
  failed: 'risk',
  retrying: 'watch',
  running: 'good',
  waiting: 'unknown',
}
const order: readonly Job['state'][] = ['failed', 'retrying', 'running', 'waiting']

/** Work that runs in the background, what fails first. */
export function JobsPage() {
  const { t } = useMessages('staff')
  const { data, error, refetch, isPending } = useEndpoint(listJobs, {}, { refetchInterval: 10_000 })
  const jobs = data?.items.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)) ?? []
  const failing = jobs.filter((job) => job.state === 'failed' || job.state === 'retrying').length
  return (
    <Page>
      <PageHeader
        title={t('jobs.title')}
        parent={{ label: t('settings.title'), to: '/settings' }}
        answer={data && t(failing > 0 ? 'jobs.failing' : 'jobs.fine', { count: failing, waiting: jobs.length })}
      />
      {error && <ProblemState thrown={error} onRetry={refetch} />}
      {isPending && <ListSkeleton rows={5} />}
      {data && jobs.length === 0 && <EmptyState title={t('jobs.none')} text={t('jobs.noneDetail')} />}
      {jobs.length > 0 && (
        <ul className={classes.jobs} aria-label={t('jobs.title')}>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </ul>
      )}
    </Page>
  )
}

function JobRow({ job }: { job: Job }) {
  const { t } = useMessages('staff')
  const { instant } = useFormats()
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(retryJob)
  const retry = () =>
    mutate({ params: { id: job.id } }, { onSuccess: () => notice.done(t('jobs.retried')), onError: notice.failed })
  const canRetry = job.state === 'failed' || job.state === 'retrying'
  return (
    <li className={classes.job}>
      <StatusMark level={levels[job.state]} label={t(`jobs.states.${job.state}`)} />
      <div className={classes.about}>
        <b>{t(`jobs.names.${job.name}`, { defaultValue: job.name })}</b>
        <span>{t('jobs.when', { time: instant(job.runAt), attempts: job.attempts, of: job.maxAttempts })}</span>
        {canRetry && <span>{t(job.state === 'failed' ? 'jobs.whatFailed' : 'jobs.whatRetries')}</span>}
        {job.lastError !== null && (
          <details>
            <summary>{t('jobs.technical')}</summary>
            <code>{job.lastError}</code>
          </details>
        )}
      </div>
      {canRetry && (
        <Button loading={isPending} onClick={retry}>
          {t('jobs.retry')}
        </Button>
      )}
    </li>
  )
}
