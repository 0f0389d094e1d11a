import { Menu } from '@mantine/core'
import { IconDots, IconSearch } from '@tabler/icons-react'
import { PageLink, useGo } from '#platform/web/address/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { StaffApp } from '../staff-app.ts'
import classes from './bottom-bar.module.css'
import type { Place } from './places.ts'
import { UserChoices } from './user-menu.tsx'

interface BottomBarProps {
  app: StaffApp
  places: readonly Place[]
  current: Place | undefined
  onSearch: () => void
}

const placesInReach = 3

/** The rail of a phone: the first places, search, and everything else behind one button. */
export function BottomBar({ app, places, current, onSearch }: BottomBarProps) {
  const { t } = useMessages('staff')
  const go = useGo()
  const rest = places.slice(placesInReach)
  return (
    <nav className={classes.bar} aria-label={t('navigation')}>
      {places.slice(0, placesInReach).map((place) => (
        <PageLink
          key={place.path}
          to={place.path}
          underline="never"
          className={classes.item}
          aria-current={place === current ? 'page' : undefined}
        >
          <place.navigation.icon size={21} stroke={1.6} aria-hidden="true" />
          {t(place.navigation.labelKey)}
        </PageLink>
      ))}
      <button type="button" className={classes.item} onClick={onSearch}>
        <IconSearch size={21} stroke={1.6} aria-hidden="true" />
        {t('palette.short')}
      </button>
      <Menu position="top-end">
        <Menu.Target>
          <button type="button" className={classes.item} data-current={rest.some((place) => place === current)}>
            <IconDots size={21} stroke={1.6} aria-hidden="true" />
            {t('more')}
          </button>
        </Menu.Target>
        <Menu.Dropdown miw={240}>
          {rest.map((place) => (
            <Menu.Item
              key={place.path}
              leftSection={<place.navigation.icon size={18} stroke={1.6} />}
              onClick={() => go(place.path)}
            >
              {t(place.navigation.labelKey)}
            </Menu.Item>
          ))}
          <UserChoices app={app} />
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}
