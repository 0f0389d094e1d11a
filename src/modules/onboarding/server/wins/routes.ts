import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { writers } from '../access.ts'
import { recordEarlyWin } from './record-early-win.ts'
import { withdrawEarlyWin } from './withdraw-early-win.ts'

export const earlyWinRoutes: Route[] = [
  route(contract.recordEarlyWin, {
    ...writers('early_win_recorded'),
    handle: (context, { params, body }) => recordEarlyWin(context, params, body),
  }),
  route(contract.withdrawEarlyWin, {
    ...writers('early_win_withdrawn'),
    handle: (context, { params }) => withdrawEarlyWin(context, params),
  }),
]
