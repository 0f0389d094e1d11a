import '#platform/web/zod-without-eval.ts'
import { findAccounts } from '#modules/accounts/web/index.ts'
import { readSession } from '#modules/identity/contract.ts'
import { callApi, signOut } from '#platform/web/api/index.ts'
import { staffCommands, staffMessages, staffPages } from './staff-pages.tsx'
import { StaffPanels } from './staff-panels.tsx'
import { startStaffApp } from './start-staff-app.tsx'

const element = document.getElementById('root')
if (element) {
  startStaffApp(
    {
      pages: staffPages,
      commands: staffCommands,
      messages: staffMessages,
      loadSession: () => callApi(readSession, {}),
      signOut,
      signInPath: '/sign-in',
      find: findAccounts,
      surround: StaffPanels,
    },
    element,
  )
}
