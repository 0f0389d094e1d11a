import { ActionIcon, Kbd, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react'
import { PageLink } from '#platform/web/address/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useSession } from '#platform/web/session/index.ts'
import type { StaffApp } from '../staff-app.ts'
import { BrandMark } from './brand-mark.tsx'
import type { Place } from './places.ts'
import classes from './rail.module.css'
import { UserMenu } from './user-menu.tsx'

interface RailProps {
  app: StaffApp
  places: readonly Place[]
  current: Place | undefined
  isNarrow: boolean
  onFold: () => void
  onSearch: () => void
}

const paletteKeys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'

export function Rail({ app, places, current, isNarrow, onFold, onSearch }: RailProps) {
  const { t } = useMessages('staff')
  const { workspace } = useSession()
  const FoldIcon = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav className={classes.rail} data-narrow={isNarrow} aria-label={t('navigation')}>
      <div className={classes.head}>
        <BrandMark />
        <span className={classes.workspace} title={workspace.name}>
          {workspace.name}
        </span>
        <ActionIcon
          className={classes.fold}
          aria-label={t(isNarrow ? 'railWiden' : 'railFold')}
          aria-expanded={!isNarrow}
          title={t(isNarrow ? 'railWiden' : 'railFold')}
          onClick={onFold}
          size="sm"
        >
          <FoldIcon size={16} stroke={1.6} />
        </ActionIcon>
      </div>
      <button type="button" className={classes.search} onClick={onSearch} aria-label={t('palette.open')}>
        <IconSearch size={15} stroke={1.8} aria-hidden="true" />
        <span>{t('palette.open')}</span>
        <Kbd>{paletteKeys}</Kbd>
      </button>
      <ul className={classes.places}>
        {places.map((place) => {
          const { icon: PlaceIcon, labelKey, shortcut } = place.navigation
          const label = t(labelKey)
          return (
            <li key={place.path}>
              <Tooltip
                label={shortcut ? t('rail.place_with_shortcut', { label, shortcut }) : label}
                position="right"
                disabled={!isNarrow && !shortcut}
              >
                <PageLink
                  to={place.path}
                  underline="never"
                  className={classes.place}
                  aria-label={label}
                  aria-current={place === current ? 'page' : undefined}
                >
                  <PlaceIcon size={18} stroke={1.6} aria-hidden="true" />
                  <span>{label}</span>
                </PageLink>
              </Tooltip>
            </li>
          )
        })}
      </ul>
      <UserMenu app={app} isNarrow={isNarrow} />
    </nav>
  )
}
