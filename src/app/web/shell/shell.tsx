import { useDisclosure, useLocalStorage } from '@mantine/hooks'
import { Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { useGo } from '#platform/web/address/index.ts'
import { refusal } from '#platform/web/api/index.ts'
import { useGoKeys, useShortcuts } from '#platform/web/enter-key/index.ts'
import { TimeZone } from '#platform/web/formats/index.ts'
import { OfflineBanner, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions, useSession } from '#platform/web/session/index.ts'
import type { StaffApp } from '../staff-app.ts'
import { BottomBar } from './bottom-bar.tsx'
import { CommandPalette } from './command-palette.tsx'
import { placeOfPath, placesOf } from './places.ts'
import { Rail } from './rail.tsx'
import classes from './shell.module.css'

/** The frame around every page of a signed-in person. */
export function Shell({ app }: { app: StaffApp }) {
  const { t } = useMessages('staff')
  const { workspace } = useSession()
  const can = usePermissions()
  const go = useGo()
  const path = useLocation({ select: (location) => location.pathname })
  const [isNarrow, setNarrow] = useLocalStorage({
    key: 'banso.rail',
    defaultValue: false,
    getInitialValueInEffect: false,
  })

  const isAllowed = ({ permission }: { permission?: string }) => permission === undefined || can(permission)
  const places = placesOf(app.pages.filter(isAllowed))
  const pattern = useMatches().at(-1)?.fullPath
  const isRefused = app.pages.some((page) => page.path === pattern && !isAllowed(page))
  const current = placeOfPath(places, path)
  const [isPaletteOpen, palette] = useDisclosure()
  const fold = () => setNarrow(!isNarrow)
  useShortcuts({ '[': fold })
  useShortcuts({ 'mod+K': palette.toggle }, { whileTyping: true })
  useGoKeys(
    places.flatMap(({ navigation: { shortcut }, path: to }) => (shortcut ? [[shortcut, () => go(to)] as const] : [])),
  )

  return (
    <TimeZone value={workspace.timeZone}>
      <a href="#page" className={classes.skip}>
        {t('skip')}
      </a>
      <div className={classes.shell} data-narrow={isNarrow}>
        <Rail app={app} places={places} current={current} isNarrow={isNarrow} onFold={fold} onSearch={palette.open} />
        <main id="page" className={classes.main} tabIndex={-1}>
          <OfflineBanner />
          {isRefused ? <ProblemState thrown={refusal('forbidden')} /> : <Outlet />}
        </main>
        <BottomBar app={app} places={places} current={current} onSearch={palette.open} />
      </div>
      <CommandPalette
        isOpen={isPaletteOpen}
        onClose={palette.close}
        places={places}
        commands={app.commands.filter(isAllowed)}
        find={app.find}
      />
    </TimeZone>
  )
}
