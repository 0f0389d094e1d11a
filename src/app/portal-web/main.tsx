import '#platform/web/zod-without-eval.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { portalMessages, portalPages } from '#modules/portal/web/index.ts'
import { createQueryClient } from '#platform/web/api/index.ts'
import { BrandProvider } from '#platform/web/brand/index.ts'
import { installEnterGuard } from '#platform/web/enter-key/index.ts'
import { startMessages } from '#platform/web/messages/index.ts'
import { ThemeProvider } from '#platform/web/theme/index.ts'
import english from './messages.en.json' with { type: 'json' }
import japanese from './messages.ja.json' with { type: 'json' }
import { createPortalRouter } from './router.tsx'

const element = document.getElementById('root')
if (element) {
  installEnterGuard(window)
  startMessages({ portal: portalMessages, frame: { ja: japanese, en: english } })
  // Whoever is not let in sees so on the page itself: customers have no sign-in page to be sent to.
  const queryClient = createQueryClient(() => undefined)
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ThemeProvider scheme="light">
          <BrandProvider>
            <RouterProvider router={createPortalRouter(portalPages)} />
          </BrandProvider>
        </ThemeProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
