export type { DataColumn, TableSort } from './columns.ts'
export { DataTable } from './data-table.tsx'
