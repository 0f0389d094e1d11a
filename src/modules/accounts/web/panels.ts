import { type ComponentType, createContext, useContext } from 'react'

/** A part of the customer's page that another module brings. */
export interface AccountPanel {
  key: string
  /** Small is first. */
  order: number
  component: ComponentType<{ accountId: string }>
  /** The message that names it among the parts of the page. Only of a panel that is there for every customer: a link to nothing misleads. */
  nameKey?: string
  /** Shown beside the handover sheet too, for whoever plans from it. */
  isBesideHandoff?: boolean
}

const AccountPanelsContext = createContext<readonly AccountPanel[]>([])

/** `<AccountPanelsProvider value={panels}>` around the app: what the customer's page shows above its timeline. */
export const AccountPanelsProvider = AccountPanelsContext.Provider

/** The panels that the app handed in, in their order. */
export const useAccountPanels = () => useContext(AccountPanelsContext).toSorted((a, b) => a.order - b.order)
