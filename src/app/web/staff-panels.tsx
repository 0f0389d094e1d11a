import type { ReactNode } from 'react'
import { type AccountPanel, AccountPanelsProvider, HandoffPanel } from '#modules/accounts/web/index.ts'
import { HealthPanel } from '#modules/health/web/index.ts'
import { TicketsPanel } from '#modules/integrations/web/index.ts'
import {
  OnboardingPanel,
  type ProjectPanels,
  ProjectPanelsProvider,
  SimilarCustomers,
} from '#modules/onboarding/web/index.ts'
import { PortalLinkPanel } from '#modules/portal/web/staff/index.ts'
import { SegmentsPanel, TouchPanel } from '#modules/segments/web/index.ts'
import { JourneyPanel, MeasuresPanel } from '#modules/touch/web/index.ts'
import { UsagePanel } from '#modules/usage/web/index.ts'

const accountPanels: readonly AccountPanel[] = [
  { key: 'handoff', order: 10, component: HandoffPanel },
  { key: 'health', order: 15, component: HealthPanel, nameKey: 'health:panel.title' },
  { key: 'usage', order: 17, component: UsagePanel, nameKey: 'usage:panel.title' },
  { key: 'onboarding', order: 20, component: OnboardingPanel, nameKey: 'onboarding:panel.title' },
  { key: 'similar', order: 25, component: SimilarCustomers, isBesideHandoff: true },
  { key: 'measures', order: 27, component: MeasuresPanel },
  { key: 'journey', order: 28, component: JourneyPanel, nameKey: 'touch:journey.panel' },
  { key: 'segments', order: 29, component: SegmentsPanel },
  { key: 'touch', order: 26, component: TouchPanel, nameKey: 'segments:touch.panel' },
  { key: 'tickets', order: 24, component: TicketsPanel },
  { key: 'portal', order: 30, component: PortalLinkPanel, nameKey: 'portal:links.title' },
]
const projectPanels: ProjectPanels = { PortalLink: PortalLinkPanel }

/** Hands the modules' pages the parts that other modules bring. */
export function StaffPanels({ children }: { children: ReactNode }) {
  return (
    <AccountPanelsProvider value={accountPanels}>
      <ProjectPanelsProvider value={projectPanels}>{children}</ProjectPanelsProvider>
    </AccountPanelsProvider>
  )
}
