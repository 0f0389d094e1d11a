import { IconPalette } from '@tabler/icons-react'
import { lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import customerEn from '../messages.en.json' with { type: 'json' }
import customerJa from '../messages.ja.json' with { type: 'json' }
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export { PortalLinkPanel } from './portal-link-panel.tsx'

/** Words of the links and, for the preview, those that customers read. */
export const portalStaffMessages = { ja: { ...customerJa, ...ja }, en: { ...customerEn, ...en } }

export const portalStaffPages: readonly PageDeclaration[] = [
  {
    path: '/settings/brand',
    permission: 'portal.manage_brand',
    component: lazyPage(() => import('./brand/brand-page.tsx'), 'BrandPage'),
    settings: { labelKey: 'portal:brand.title', hintKey: 'portal:brand.hint', icon: IconPalette, order: 51 },
  },
  {
    path: '/accounts/$accountId/portal-preview',
    permission: 'portal.read_links',
    component: lazyPage(() => import('./preview-page.tsx'), 'PreviewPage'),
  },
]
