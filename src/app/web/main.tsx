import { callApi } from '#platform/web/api/index.ts'
import { getSession } from './session-contract.ts'
import { startStaffApp } from './start-staff-app.tsx'

const element = document.getElementById('root')
if (element) {
  startStaffApp(
    {
      pages: [],
      commands: [],
      messages: {},
      loadSession: () => callApi(getSession, {}),
      signOut: async () => undefined,
      signInPath: '/sign-in',
    },
    element,
  )
}
