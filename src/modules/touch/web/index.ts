import { IconHandStop, IconRouteAltLeft } from '@tabler/icons-react'
import { lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export { JourneyPanel } from './journey/journey-panel.tsx'
export { MeasuresPanel } from './measures/measures-panel.tsx'

export const touchMessages = { ja, en }

export const touchPages: readonly PageDeclaration[] = [
  {
    path: '/settings/measures',
    permission: 'touch.read',
    component: lazyPage(() => import('./measures/measures-page.tsx'), 'MeasuresPage'),
    settings: { labelKey: 'touch:measures.title', hintKey: 'touch:measures.hint', icon: IconHandStop, order: 47 },
  },
  {
    path: '/settings/journey',
    permission: 'touch.read',
    component: lazyPage(() => import('./journey/journey-page.tsx'), 'JourneyPage'),
    settings: { labelKey: 'touch:journey.title', hintKey: 'touch:journey.hint', icon: IconRouteAltLeft, order: 48 },
  },
]
