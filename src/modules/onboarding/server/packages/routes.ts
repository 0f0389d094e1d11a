import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { programKeepers, readers, writers } from '../access.ts'
import { bookHours, strikeHours } from './book-hours.ts'
import { changeSale } from './change-sale.ts'
import { comparePackages } from './compare-packages.ts'
import { listSales } from './describe-sales.ts'
import { addPackage, changePackage, listPackageRevisions, listPackages } from './save-package.ts'
import { sellPackage, shareSale } from './sell-package.ts'

export const packageRoutes: Route[] = [
  route(contract.listPackages, { ...readers, handle: (context) => listPackages(context) }),
  route(contract.addPackage, {
    ...programKeepers('package_added'),
    handle: (context, { body }) => addPackage(context, body),
  }),
  route(contract.changePackage, {
    ...programKeepers('package_changed'),
    handle: (context, { params, body }) => changePackage(context, params.id, body),
  }),
  route(contract.listPackageRevisions, {
    ...readers,
    handle: (context, { params }) => listPackageRevisions(context, params.id),
  }),
  route(contract.comparePackages, { ...readers, handle: (context) => comparePackages(context) }),
  route(contract.listSales, { ...readers, handle: (context, { params }) => listSales(context, params.id) }),
  route(contract.sellPackage, {
    ...writers('package_sold', 'package_sale'),
    handle: (context, { params, body }) => sellPackage(context, params.id, body),
  }),
  route(contract.shareSale, {
    ...writers('package_shared', 'package_sale'),
    handle: (context, { params, body }) => shareSale(context, params, body),
  }),
  route(contract.changeSale, {
    ...writers('package_terms_changed', 'package_sale'),
    handle: (context, { params, body }) => changeSale(context, params, body),
  }),
  route(contract.bookHours, {
    ...writers('hours_booked', 'package_sale'),
    handle: (context, { params, body }) => bookHours(context, params, body),
  }),
  route(contract.strikeHours, {
    ...writers('hours_struck', 'package_sale'),
    handle: (context, { params, body }) => strikeHours(context, params, body),
  }),
]
