import { type ListFilter, type ListView, listFilterSchema, listViewSchema } from './list-view.ts'

function filterToText({ field, operator, value }: ListFilter): string {
  return value === null ? `${field}:${operator}` : `${field}:${operator}:${JSON.stringify(value)}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function filterOfText(text: string): ListFilter | null {
  const [, field, operator, value] = /^([^:]*):([^:]*)(?::(.*))?$/s.exec(text) ?? []
  const filter = listFilterSchema.safeParse({ field, operator, value: value === undefined ? null : parseJson(value) })
  return filter.success ? filter.data : null
}

/**
 * The view as a query string, without '?': `columns=name,renewalOn&sort=-mrr&filter=phase:any_of:["onboarding"]`
 * (percent-encoded), one `filter` a condition, its value as JSON.
 */
export function listViewToQuery(view: ListView): string {
  const query = new URLSearchParams({ columns: view.columns.join(',') })
  if (view.sort !== null) query.set('sort', `${view.sort.direction === 'desc' ? '-' : ''}${view.sort.field}`)
  for (const filter of view.filters) query.append('filter', filterToText(filter))
  return query.toString()
}

/**
 * The view that a query string describes; null when it is not one, so that the caller falls back to its default view.
 * Other parameters (the cursor, a tab) are left alone. Whether its fields exist is told by `listViewErrors`.
 */
export function listViewOfQuery(text: string): ListView | null {
  const query = new URLSearchParams(text)
  const sort = query.get('sort')
  const view = listViewSchema.safeParse({
    columns: query.get('columns')?.split(','),
    sort: sort === null ? null : { field: sort.replace(/^-/, ''), direction: sort.startsWith('-') ? 'desc' : 'asc' },
    filters: query.getAll('filter').map(filterOfText),
  })
  return view.success ? view.data : null
}
