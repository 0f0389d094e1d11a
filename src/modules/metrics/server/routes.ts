import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../contract.ts'
import { listTimeToValueCustomers } from './list-time-to-value-customers.ts'
import { readTimeToValue } from './read-time-to-value.ts'

const access = { audience: 'staff', permission: 'metrics.read' } as const

export const metricsRoutes: Route[] = [
  route(contract.readTimeToValue, {
    access,
    audit: 'read',
    handle: (context, { query }) => readTimeToValue(context, query),
  }),
  route(contract.listTimeToValueCustomers, {
    access,
    audit: 'read',
    handle: (context, { query }) => listTimeToValueCustomers(context, query),
  }),
]
