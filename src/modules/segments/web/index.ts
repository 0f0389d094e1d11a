import { IconFilterPlus, IconScale, IconUsersGroup } from '@tabler/icons-react'
import { type CommandDeclaration, lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export { SegmentsPanel } from './panel/segments-panel.tsx'
export { TouchPanel } from './touch/touch-panel.tsx'

export const segmentsMessages = { ja, en }

export const segmentsPages: readonly PageDeclaration[] = [
  {
    path: '/segments',
    permission: 'segments.read',
    component: lazyPage(() => import('./segments/segments-page.tsx'), 'SegmentsPage'),
    navigation: { labelKey: 'segments:navigation', icon: IconUsersGroup, order: 22, shortcut: 'G' },
  },
  {
    path: '/segments/new',
    permission: 'segments.write',
    component: lazyPage(() => import('./segments/new-segment-page.tsx'), 'NewSegmentPage'),
  },
  {
    path: '/segments/$segmentId',
    permission: 'segments.read',
    component: lazyPage(() => import('./segment/segment-page.tsx'), 'SegmentPage'),
  },
  {
    path: '/segments/$segmentId/edit',
    permission: 'segments.write',
    component: lazyPage(() => import('./segments/edit-segment-page.tsx'), 'EditSegmentPage'),
  },
  {
    path: '/settings/touch-models',
    permission: 'segments.read',
    component: lazyPage(() => import('./touch/touch-page.tsx'), 'TouchPage'),
    settings: { labelKey: 'segments:touch.title', hintKey: 'segments:touch.hint', icon: IconScale, order: 46 },
  },
]

export const segmentsCommands: readonly CommandDeclaration[] = [
  {
    id: 'segments.create',
    labelKey: 'segments:create',
    icon: IconFilterPlus,
    to: '/segments/new',
    permission: 'segments.write',
  },
]
