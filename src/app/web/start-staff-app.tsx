import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '#platform/web/api/index.ts'
import { installEnterGuard } from '#platform/web/enter-key/index.ts'
import { startMessages } from '#platform/web/messages/index.ts'
import { ThemeProvider } from '#platform/web/theme/index.ts'
import english from './messages.en.json' with { type: 'json' }
import japanese from './messages.ja.json' with { type: 'json' }
import { createStaffRouter, signInAddress } from './router.tsx'
import type { StaffApp } from './staff-app.ts'

/** Shows the staff app in the given element. */
export function startStaffApp(app: StaffApp, element: HTMLElement): void {
  installEnterGuard(window)
  startMessages({ ...app.messages, staff: { ja: japanese, en: english } })
  const router = createStaffRouter(app)
  const queryClient = createQueryClient(() => {
    const address = signInAddress(app, router.state.matches.at(-1)?.fullPath ?? '', router.state.location.href)
    if (address !== undefined) router.navigate({ href: address, replace: true })
  })
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ThemeProvider>
          <app.surround>
            <RouterProvider router={router} />
          </app.surround>
        </ThemeProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
