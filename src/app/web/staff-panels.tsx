import type { ReactNode } from 'react'
import { type AccountPanel, AccountPanelsProvider } from '#modules/accounts/web/index.ts'
import { OnboardingPanel, ProjectPanelsProvider } from '#modules/onboarding/web/index.ts'
import { PortalLinkPanel } from '#modules/portal/web/staff/index.ts'

const accountPanels: readonly AccountPanel[] = [
  { key: 'onboarding', order: 10, component: OnboardingPanel },
  { key: 'portal', order: 30, component: PortalLinkPanel },
]

const projectPanels = { PortalLink: PortalLinkPanel }

/** Hands the modules' pages the parts that modules above them bring. */
export function StaffPanels({ children }: { children: ReactNode }) {
  return (
    <AccountPanelsProvider value={accountPanels}>
      <ProjectPanelsProvider value={projectPanels}>{children}</ProjectPanelsProvider>
    </AccountPanelsProvider>
  )
}
