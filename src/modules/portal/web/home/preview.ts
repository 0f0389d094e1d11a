import { createContext, useContext } from 'react'

const PreviewContext = createContext(false)

/** Around a page that staff only looks at: nothing in it can be opened or sent. */
export const PreviewProvider = PreviewContext.Provider

export const useIsPreview = () => useContext(PreviewContext)
