import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { listIdealVersions, readIdealCustomer, saveIdealCustomer } from './ideal-customer.ts'
import { judgeFitsLater } from './judge-fits.ts'
import { listFitCustomers } from './list-fit-customers.ts'
import { previewIdeal } from './preview-ideal.ts'
import { readFit } from './read-fit.ts'
import { readFitReport } from './read-fit-report.ts'

const readers = { access: { audience: 'staff', permission: 'accounts.read' }, audit: 'read' } as const

export const fitRoutes: Route[] = [
  route(contract.readIdealCustomer, { ...readers, handle: (context) => readIdealCustomer(context) }),
  route(contract.saveIdealCustomer, {
    access: { audience: 'staff', permission: 'accounts.manage_custom_fields' },
    audit: { action: 'accounts.ideal_customer_saved', entity: 'ideal_customer' },
    handle: async (context, { body }) => {
      const saved = await saveIdealCustomer(context, body)
      await judgeFitsLater(context)
      return saved
    },
  }),
  route(contract.listIdealVersions, { ...readers, handle: (context) => listIdealVersions(context) }),
  route(contract.previewIdealCustomer, {
    ...readers,
    handle: (context, { body }) => previewIdeal(context, body.definition),
  }),
  route(contract.listFitCustomers, { ...readers, handle: (context, { query }) => listFitCustomers(context, query) }),
  route(contract.readFit, { ...readers, handle: (context, { params }) => readFit(context, params.id) }),
  route(contract.readFitReport, { ...readers, handle: (context) => readFitReport(context) }),
]
