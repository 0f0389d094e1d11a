import { Button, Select } from '@mantine/core'
import { z } from 'zod'
import { listMembers } from '#modules/identity/contract.ts'
import { useAddressState } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { TableSort } from '#platform/web/table/index.ts'
import { listPrograms } from '../../contract.ts'
import { projectStates } from '../../domain/outcome/project-state.ts'
import { zooms } from '../gantt/scale.ts'
import { useText } from '../text.ts'
import classes from './list.module.css'

const attentions = ['forecast_late', 'homework_overdue', 'day_60', 'day_90', 'stalled'] as const
const stateFilters = ['open', 'closed', ...projectStates] as const

const filterSchema = z.object({
  /** Without it the open ones; `all` for every one. */
  state: z
    .enum(['all', ...stateFilters])
    .optional()
    .catch(undefined),
  attention: z.enum(attentions).optional().catch(undefined),
  ownerId: z.string().optional().catch(undefined),
  programKey: z.string().optional().catch(undefined),
  accountId: z.string().optional().catch(undefined),
  /** Looked at over time, and how closely. */
  as: z.enum(['gantt']).optional().catch(undefined),
  zoom: z.enum(zooms).optional().catch(undefined),
  sort: z.enum(['value', 'value_desc', 'forecast', 'forecast_desc']).optional().catch(undefined),
})
export type ProjectFilter = z.output<typeof filterSchema>

export const useProjectFilter = () => useAddressState(filterSchema)

/** The filter as the server takes it. */
export function queryOf({ state, as, zoom, ...rest }: ProjectFilter) {
  const fallback = rest.accountId === undefined ? ('open' as const) : undefined
  return { ...rest, state: state === 'all' ? undefined : (state ?? fallback) }
}

/** The order of the list as its headings show it. */
export function tableSortOf(sort: ProjectFilter['sort'] = 'value'): TableSort {
  const [key = 'value'] = sort.split('_')
  return { key, direction: sort.endsWith('_desc') ? 'desc' : 'asc' }
}

export function sortOf(key: string, direction: TableSort['direction']): ProjectFilter['sort'] {
  return filterSchema.shape.sort.parse(direction === 'desc' ? `${key}_desc` : key)
}

export interface Totals {
  stalled: number
  homeworkOverdue: number
  day60: number
  day90: number
  forecastLate: number
  warnFromDay: number
  rekickoffDay: number
}

export function ProjectFilters({ totals }: { totals: Totals | undefined }) {
  const { t } = useMessages('onboarding')
  const [filter, change] = useProjectFilter()
  const counts = {
    forecast_late: totals?.forecastLate,
    homework_overdue: totals?.homeworkOverdue,
    day_60: totals?.day60,
    day_90: totals?.day90,
    stalled: totals?.stalled,
  }
  /** The two rules go by the days that the workspace set. */
  const days = { day_60: totals?.warnFromDay, day_90: totals?.rekickoffDay }
  const wordsOf = (each: (typeof attentions)[number]) => {
    const day = each === 'day_60' || each === 'day_90' ? days[each] : undefined
    return day === undefined ? t(`list.attention.${each}`) : t(`list.attentionFrom.${each}`, { day })
  }
  return (
    <>
      <fieldset className={classes.chips} aria-label={t('list.attention.label')}>
        {attentions.map((each) => (
          <Button
            key={each}
            size="compact-sm"
            variant={filter.attention === each ? 'light' : 'default'}
            aria-pressed={filter.attention === each}
            onClick={() => change({ attention: filter.attention === each ? undefined : each })}
          >
            {wordsOf(each)}
            {counts[each] !== undefined && <span className={classes.chipCount}>{counts[each]}</span>}
          </Button>
        ))}
      </fieldset>
      <StateFilter />
      <OwnerFilter />
      <ProgramFilter />
    </>
  )
}

function StateFilter() {
  const { t } = useMessages('onboarding')
  const [filter, change] = useProjectFilter()
  const groups = (['all', 'open', 'closed'] as const).map((each) => ({ value: each, label: t(`list.states.${each}`) }))
  const states = projectStates.map((each) => ({ value: each, label: t(`state.${each}`) }))
  const value = filter.state ?? queryOf(filter).state ?? 'all'
  return (
    <Select
      aria-label={t('list.columns.state')}
      className={classes.filter ?? ''}
      data={[...groups, { group: t('list.states.single'), items: states }]}
      value={value}
      allowDeselect={false}
      onChange={(next) => change({ state: stateOf(next) })}
    />
  )
}

const stateOf = (value: string | null) => filterSchema.shape.state.parse(value ?? undefined)

function OwnerFilter() {
  const { t } = useMessages('onboarding')
  const [filter, change] = useProjectFilter()
  const { data } = useEndpoint(listMembers, {})
  const members = (data?.items ?? []).filter((each) => each.isActive || each.id === filter.ownerId)
  return (
    <Select
      aria-label={t('list.columns.owner')}
      className={classes.filter ?? ''}
      placeholder={t('list.anyOwner')}
      data={members.map(({ id, name }) => ({ value: id, label: name }))}
      value={filter.ownerId ?? null}
      searchable
      clearable
      onChange={(next) => change({ ownerId: next ?? undefined })}
    />
  )
}

function ProgramFilter() {
  const { t } = useMessages('onboarding')
  const text = useText()
  const [filter, change] = useProjectFilter()
  const { data } = useEndpoint(listPrograms, {})
  return (
    <Select
      aria-label={t('list.columns.program')}
      className={classes.filter ?? ''}
      placeholder={t('list.anyProgram')}
      data={(data?.items ?? []).map(({ key, name }) => ({ value: key, label: text(name) }))}
      value={filter.programKey ?? null}
      clearable
      onChange={(next) => change({ programKey: next ?? undefined })}
    />
  )
}
