import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './tokens.css'
import './base.css'
import { type MantineColorScheme, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { cssVariables, theme } from './theme.ts'

/** Wraps an app in the look. `scheme` forces one (the customer's pages are always light). */
export function ThemeProvider({
  children,
  scheme,
}: {
  children: ReactNode
  scheme?: Exclude<MantineColorScheme, 'auto'>
}) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      {...(scheme ? { forceColorScheme: scheme } : {})}
    >
      <Notifications position="bottom-center" limit={3} />
      {children}
    </MantineProvider>
  )
}
