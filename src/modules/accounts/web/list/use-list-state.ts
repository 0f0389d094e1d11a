import { useLocalStorage } from '@mantine/hooks'
import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import type { TableSort } from '#platform/web/table/index.ts'
import type { ListFilter, ListView } from '../../domain/list-view.ts'
import { addressOfView, type ListAddress, viewOfAddress } from './list-address.ts'

// The address reads `q=123` as a number.
const wordsSchema = z
  .union([z.string(), z.number().transform(String), z.boolean().transform(String)])
  .optional()
  .catch(undefined)

const addressSchema = z.object({
  q: wordsSchema,
  columns: wordsSchema,
  sort: wordsSchema,
  filter: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  view: z.string().optional().catch(undefined),
  archived: z.enum(['only']).optional().catch(undefined),
  new: z.boolean().optional().catch(undefined),
})

const firstColumns = ['name', 'phase', 'healthBand', 'ownerId', 'arr', 'renewalOn', 'touchModel', 'industry']

/** Which customers are listed and how, all of it in the address; the columns are also kept on the device. */
export function useListState() {
  const [address, change] = useAddressState(addressSchema)
  const [keptColumns, keepColumns] = useLocalStorage<string[]>({
    key: 'banso.columns.accounts-list',
    defaultValue: firstColumns,
    getInitialValueInEffect: false,
  })
  const view = viewOfAddress(address, { columns: keptColumns, sort: null, filters: [] })
  const archived: 'no' | 'only' = address.archived ?? 'no'
  const show = (changes: Partial<ListView>) => change(addressOfView({ ...view, ...changes }))
  const nothing: ListAddress & { q: undefined } = {
    columns: undefined,
    sort: undefined,
    filter: undefined,
    q: undefined,
  }

  return {
    view,
    words: address.q ?? '',
    archived,
    savedViewId: address.view,
    isCreating: address.new ?? false,
    isNarrowed: view.filters.length > 0 || (address.q ?? '') !== '',
    /** What the endpoints are asked: all but the page. */
    query: {
      ...(address.q !== undefined && address.q !== '' && { q: address.q }),
      filters: JSON.stringify(view.filters),
      archived,
      ...(view.sort && { sort: `${view.sort.direction === 'desc' ? '-' : ''}${view.sort.field}` }),
    },
    setWords: (words: string) => change({ q: words === '' ? undefined : words }),
    setFilters: (filters: ListFilter[]) => show({ filters }),
    setSort: ({ key, direction }: TableSort) => show({ sort: { field: key, direction } }),
    setColumns: (columns: string[]) => {
      if (address.view === undefined) keepColumns(columns)
      show({ columns })
    },
    setArchived: (isArchived: boolean) => change({ archived: isArchived ? 'only' : undefined }),
    setCreating: (isCreating: boolean) => change({ new: isCreating || undefined }),
    /** A saved view in place of what is shown; none is all customers. */
    open: (saved?: { id: string; definition: ListView }) =>
      change({ ...nothing, ...(saved && addressOfView(saved.definition)), view: saved?.id }, { push: true }),
    clear: () => change({ q: undefined, filter: undefined }),
  }
}
export type ListState = ReturnType<typeof useListState>
