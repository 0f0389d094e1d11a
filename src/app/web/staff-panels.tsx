import type { ReactNode } from 'react'
import { type AccountPanel, AccountPanelsProvider, HandoffPanel } from '#modules/accounts/web/index.ts'
import { OnboardingPanel } from '#modules/onboarding/web/index.ts'

const accountPanels: readonly AccountPanel[] = [
  { key: 'onboarding', order: 10, component: OnboardingPanel },
  { key: 'handoff', order: 20, component: HandoffPanel },
]

/** Hands the modules' pages the parts that modules above them bring. */
export function StaffPanels({ children }: { children: ReactNode }) {
  return <AccountPanelsProvider value={accountPanels}>{children}</AccountPanelsProvider>
}
