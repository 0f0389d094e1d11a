import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../contract.ts'
import * as forecast from '../forecast-contract.ts'
import * as onboarding from '../onboarding-contract.ts'
import { listTimeToValueCustomers } from './list-time-to-value-customers.ts'
import { exportOnboardingReport } from './onboarding/export-onboarding-report.ts'
import { exportOnboardingTable } from './onboarding/export-table.ts'
import { listForecastTrials, readForecastChecks } from './onboarding/forecast-checks.ts'
import { listOnboardingCustomers } from './onboarding/list-onboarding-customers.ts'
import { readOnboardingReport } from './onboarding/read-onboarding-report.ts'
import { readTimeToValue } from './read-time-to-value.ts'

const access = { audience: 'staff', permission: 'metrics.read' } as const

export const metricsRoutes: Route[] = [
  route(onboarding.readOnboardingReport, {
    access,
    audit: 'read',
    handle: (context, { query }) => readOnboardingReport(context, query),
  }),
  route(onboarding.listOnboardingCustomers, {
    access,
    audit: 'read',
    handle: (context, { query }) => listOnboardingCustomers(context, query),
  }),
  route(onboarding.exportOnboardingReport, {
    access,
    audit: 'read',
    handle: (context, { query }) => exportOnboardingReport(context, query),
  }),
  route(onboarding.exportOnboardingTable, {
    access,
    audit: 'read',
    handle: (context, { query }) => exportOnboardingTable(context, query),
  }),
  route(forecast.readForecastChecks, { access, audit: 'read', handle: (context) => readForecastChecks(context) }),
  route(forecast.listForecastTrials, {
    access,
    audit: 'read',
    handle: (context, { query }) => listForecastTrials(context, query),
  }),
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
