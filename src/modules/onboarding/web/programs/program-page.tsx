import { SegmentedControl, Select } from '@mantine/core'
import { z } from 'zod'
import { useAddressState, usePageParams } from '#platform/web/address/index.ts'
import { refusal, useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState, Toolbar } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { listPrograms, type ProgramSummary, readProgram } from '../../contract.ts'
import { useText } from '../text.ts'
import { Designer } from './designer/designer.tsx'
import { ProgramMethod } from './program-method.tsx'
import { ProgramRoadmap } from './program-roadmap.tsx'
import { ProgramTable } from './program-table.tsx'
import { Followers } from './versions/followers.tsx'
import { MoveHistory } from './versions/move-history.tsx'
import { VersionDiff } from './versions/version-diff.tsx'

const schema = z.object({
  version: z.coerce.number().int().min(1).optional().catch(undefined),
  draft: z.boolean().optional().catch(undefined),
})

/** One program: its published versions to read, and the draft of the next one to edit. */
export function ProgramPage() {
  const { programKey } = usePageParams(z.object({ programKey: z.string() }))
  const { data, error, refetch } = useEndpoint(listPrograms, {})
  const summary = data?.items.find((each) => each.key === programKey)
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  return summary ? <ProgramBody summary={summary} /> : <ProblemState thrown={refusal('not_found')} />
}

function ProgramBody({ summary }: { summary: ProgramSummary }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const can = usePermissions()
  const [{ version, draft }, change] = useAddressState(schema)
  const canEdit = summary.origin === 'custom' && can('onboarding.manage_programs')
  const isDraft = canEdit && (draft === true || summary.version === null)
  return (
    <Page>
      <PageHeader
        title={text(summary.name)}
        answer={t('programs.programAnswer', {
          weeks: summary.rangeWeeks,
          tasks: summary.taskCount,
          touch: t(`touch.${summary.touchModel}`),
        })}
        parent={{ label: t('programs.title'), to: '/settings/programs' }}
      />
      <Toolbar>
        {canEdit && summary.version !== null && (
          <SegmentedControl
            aria-label={t('programs.shown')}
            data={[
              { value: 'published', label: t('programs.published') },
              { value: 'draft', label: t('programs.draft') },
            ]}
            value={isDraft ? 'draft' : 'published'}
            onChange={(next) => change({ draft: next === 'draft' || undefined })}
          />
        )}
        {!isDraft && <VersionSelect summary={summary} value={version} onChange={(next) => change({ version: next })} />}
      </Toolbar>
      {isDraft ? (
        <Designer programKey={summary.key} onPublished={() => change({ draft: undefined, version: undefined })} />
      ) : (
        <>
          <Published programKey={summary.key} version={version} />
          {summary.version !== null && (
            <>
              <VersionDiff programKey={summary.key} version={version ?? summary.version} />
              <Followers programKey={summary.key} version={version ?? summary.version} />
              <MoveHistory programKey={summary.key} />
            </>
          )}
        </>
      )}
    </Page>
  )
}

interface VersionSelectProps {
  summary: ProgramSummary
  value: number | undefined
  onChange: (version: number | undefined) => void
}

function VersionSelect({ summary, value, onChange }: VersionSelectProps) {
  const { t } = useMessages('onboarding')
  const { instant } = useFormats()
  return (
    <Select
      aria-label={t('programs.version')}
      data={summary.versions.map((each) => ({
        value: String(each.version),
        label:
          each.publishedAt === null
            ? t('programs.versionNumber', { version: each.version })
            : t('programs.versionOf', { version: each.version, at: instant(each.publishedAt, 'plain') }),
      }))}
      value={String(value ?? summary.version ?? '')}
      allowDeselect={false}
      onChange={(next) => onChange(next === null ? undefined : Number(next))}
    />
  )
}

function Published({ programKey, version }: { programKey: string; version: number | undefined }) {
  const query = version === undefined ? {} : { version }
  const { data, error, refetch } = useEndpoint(readProgram, { params: { key: programKey }, query })
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  return (
    <>
      <ProgramMethod program={data} />
      <ProgramRoadmap program={data} />
      <ProgramTable program={data} />
    </>
  )
}
