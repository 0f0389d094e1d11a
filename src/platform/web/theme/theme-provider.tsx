import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './tokens.css'
import './base.css'
import { type MantineColorScheme, MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import 'dayjs/locale/ja'
import { useMessages } from '../messages/index.ts'
import { cssVariables, theme } from './theme.ts'

/** Wraps an app in the look. `scheme` forces one (the customer's pages are always light). */
export function ThemeProvider({ children, scheme }: { children: ReactNode; scheme?: Exclude<MantineColorScheme, 'auto'> }) {
  const { language } = useMessages('platform')
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      {...(scheme ? { forceColorScheme: scheme } : {})}
    >
      <Notifications position="bottom-center" limit={3} />
      <DatesProvider
        settings={{ locale: language, firstDayOfWeek: 1, consistentWeeks: true }}
      >
        {children}
      </DatesProvider>
    </MantineProvider>
  )
}
