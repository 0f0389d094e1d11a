import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readIdealCustomer, saveIdealCustomer } from './ideal-customer.ts'
import { readFit } from './read-fit.ts'
import { readFitReport } from './read-fit-report.ts'

const readers = { access: { audience: 'staff', permission: 'accounts.read' }, audit: 'read' } as const

export const fitRoutes: Route[] = [
  route(contract.readIdealCustomer, { ...readers, handle: (context) => readIdealCustomer(context) }),
  route(contract.saveIdealCustomer, {
    access: { audience: 'staff', permission: 'accounts.manage_custom_fields' },
    audit: { action: 'accounts.ideal_customer_saved', entity: 'ideal_customer' },
    handle: (context, { body }) => saveIdealCustomer(context, body),
  }),
  route(contract.readFit, { ...readers, handle: (context, { params }) => readFit(context, params.id) }),
  route(contract.readFitReport, { ...readers, handle: (context) => readFitReport(context) }),
]
