import { type ComponentType, createContext, type ReactNode, useContext } from 'react'

/** What other modules put on the project's page; the app knows them, this module does not. */
interface ProjectPanels {
  /** Links for the customer to its own page. */
  PortalLink?: ComponentType<{ accountId: string }>
}

const PanelsContext = createContext<ProjectPanels>({})

export function ProjectPanelsProvider({ panels, children }: { panels: ProjectPanels; children: ReactNode }) {
  return <PanelsContext value={panels}>{children}</PanelsContext>
}

export const useProjectPanels = (): ProjectPanels => useContext(PanelsContext)
