import { type ComponentType, createContext, useContext } from 'react'

/** What other modules bring to the project's page; the app knows them, this module does not. */
export interface ProjectPanels {
  /** Behind the button 'customer page': the links by which the customer opens it. */
  PortalLink?: ComponentType<{ accountId: string }>
}

const PanelsContext = createContext<ProjectPanels>({})

/** `<ProjectPanelsProvider value={{ PortalLink: PortalLinkPanel }}>` around the app. */
export const ProjectPanelsProvider = PanelsContext.Provider

export const useProjectPanels = (): ProjectPanels => useContext(PanelsContext)
