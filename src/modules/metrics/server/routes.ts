import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../contract.ts'
import * as forecast from '../forecast-contract.ts'
import * as graduation from '../graduation-contract.ts'
import * as onboarding from '../onboarding-contract.ts'
import { exportGraduationReview, listGraduationCustomers } from './graduation/list-graduation-customers.ts'
import { readGraduationReview } from './graduation/read-graduation-review.ts'
import { saveGraduationNote } from './graduation/save-graduation-note.ts'
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
  route(graduation.readGraduationReview, {
    access,
    audit: 'read',
    handle: (context, { query }) => readGraduationReview(context, query),
  }),
  route(graduation.listGraduationCustomers, {
    access,
    audit: 'read',
    handle: (context, { query }) => listGraduationCustomers(context, query),
  }),
  route(graduation.exportGraduationReview, {
    access,
    audit: 'read',
    handle: (context, { query }) => exportGraduationReview(context, query),
  }),
  route(graduation.saveGraduationNote, {
    access: { audience: 'staff', permission: 'metrics.review_graduation' },
    audit: { action: 'metrics.graduation_note_saved', entity: 'account' },
    handle: (context, { params, body }) => saveGraduationNote(context, params, body),
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
