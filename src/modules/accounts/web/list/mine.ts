import type { ListFilter } from '../../domain/list-view.ts'

const mine: ListFilter = { field: 'ownerId', operator: 'any_of', value: ['me'] }

/** Whether this is the condition that only one's own customers are shown. */
export const isMine = (filter: ListFilter) => JSON.stringify(filter) === JSON.stringify(mine)

/** The conditions with or without that one, which comes first. */
export function withMine(filters: readonly ListFilter[], isOn: boolean): ListFilter[] {
  const others = filters.filter((filter) => !isMine(filter))
  return isOn ? [mine, ...others] : others
}
