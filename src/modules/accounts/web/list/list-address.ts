import type { ListView } from '../../domain/list-view.ts'
import { listViewOfQuery, listViewToQuery } from '../../domain/list-view-url.ts'

/** A view as the page's address carries it; parts left out are those of the view one starts from. */
export interface ListAddress {
  columns?: string | undefined
  sort?: string | undefined
  filter?: string | string[] | undefined
}

/** The view that an address describes. An address that cannot be read is that of the starting view. */
export function viewOfAddress({ columns, sort, filter = [] }: ListAddress, start: ListView): ListView {
  const query = new URLSearchParams({ columns: columns ?? start.columns.join(',') })
  if (sort !== undefined) query.set('sort', sort)
  for (const each of [filter].flat()) query.append('filter', each)
  return listViewOfQuery(query.toString()) ?? start
}

/** The parts of the address that describe a view. */
export function addressOfView(
  view: ListView,
): Record<'columns' | 'sort', string | undefined> & Record<'filter', string[] | undefined> {
  const query = new URLSearchParams(listViewToQuery(view))
  const filters = query.getAll('filter')
  return {
    columns: query.get('columns') ?? undefined,
    sort: query.get('sort') ?? undefined,
    filter: filters.length > 0 ? filters : undefined,
  }
}

/** Whether two views show the same. */
export function isSameView(a: ListView, b: ListView): boolean {
  return listViewToQuery(a) === listViewToQuery(b)
}

/** What the columns menu hides: every column that a view does not show. */
export function hiddenColumns(view: ListView, keys: readonly string[]): string[] {
  return keys.filter((key) => !view.columns.includes(key))
}

/** The columns in the order of the view after the menu changed: those taken away go, new ones come last. */
export function columnsAfter(view: ListView, keys: readonly string[], hidden: readonly string[]): string[] {
  const shown = keys.filter((key) => !hidden.includes(key))
  return [...view.columns.filter((key) => shown.includes(key)), ...shown.filter((key) => !view.columns.includes(key))]
}

/** The columns on the screen, in their order; the name is always the first. */
export function shownColumns(view: ListView, keys: readonly string[]): string[] {
  return ['name', ...view.columns.filter((key) => key !== 'name' && keys.includes(key))]
}
