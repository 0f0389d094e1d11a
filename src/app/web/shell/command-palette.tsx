import '@mantine/spotlight/styles.layer.css'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight } from '@mantine/spotlight'
import { IconBuilding, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { foldForSearch } from '#platform/kernel/japanese-text.ts'
import { useGo } from '#platform/web/address/index.ts'
import { languages, useMessages } from '#platform/web/messages/index.ts'
import type { CommandDeclaration } from '#platform/web/pages.ts'
import type { FoundThing } from '../staff-app.ts'
import classes from './command-palette.module.css'
import type { Place } from './places.ts'

interface CommandPaletteProps {
  places: readonly Place[]
  commands: readonly CommandDeclaration[]
  find?: (words: string) => Promise<readonly FoundThing[]>
}

/** Ctrl-K or ⌘-K: every customer, place and action by name, in either language. */
export function CommandPalette({ places, commands, find }: CommandPaletteProps) {
  const { t } = useMessages('staff')
  const go = useGo()
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 120)
  const found = useQuery({
    queryKey: ['palette', words],
    queryFn: () => find?.(words) ?? [],
    enabled: words !== '' && find !== undefined,
    placeholderData: keepPreviousData,
  })
  const isMeant = (labelKey: string) => {
    const sought = foldForSearch(typed.trim())
    return languages.some((lng) => foldForSearch(t(labelKey, { lng })).includes(sought))
  }
  const customers = typed.trim() === '' ? [] : (found.data ?? [])
  const meantCommands = commands.filter((command) => isMeant(command.labelKey))
  const meantPlaces = places.filter((place) => isMeant(place.navigation.labelKey))
  const isEmpty = customers.length + meantCommands.length + meantPlaces.length === 0

  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setTyped}
      shortcut="mod + K"
      tagsToIgnore={[]}
      classNames={{ content: classes.content, inner: classes.inner }}
      transitionProps={{ transition: 'fade', duration: 100 }}
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
    >
      <Spotlight.Search
        size="md"
        aria-label={t('palette.open')}
        placeholder={t('palette.placeholder')}
        leftSection={<IconSearch size={18} stroke={1.8} />}
        classNames={{ input: classes.search }}
      />
      <Spotlight.ActionsList className={classes.list}>
        <Group label={t('palette.customers')} isShown={customers.length > 0}>
          {customers.map(({ id, label, detail, to }) => (
            <Entry key={id} label={label} icon={<IconBuilding size={17} stroke={1.6} />} detail={detail} onChoose={() => go(to)} />
          ))}
        </Group>
        <Group label={t('palette.actions')} isShown={meantCommands.length > 0}>
          {meantCommands.map(({ id, labelKey, icon: CommandIcon, to }) => (
            <Entry key={id} label={t(labelKey)} icon={<CommandIcon size={17} stroke={1.6} />} onChoose={() => go(to)} />
          ))}
        </Group>
        <Group label={t('palette.places')} isShown={meantPlaces.length > 0}>
          {meantPlaces.map(({ path, navigation: { labelKey, icon: PlaceIcon, shortcut } }) => (
            <Entry
              key={path}
              label={t(labelKey)}
              icon={<PlaceIcon size={17} stroke={1.6} />}
              detail={shortcut && `G ${shortcut}`}
              onChoose={() => go(path)}
            />
          ))}
        </Group>
        {isEmpty && (
          <Spotlight.Empty className={classes.empty}>
            {t(found.isFetching ? 'palette.searching' : 'palette.nothing', { words: typed })}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Group({ label, isShown, children }: { label: string; isShown: boolean; children: ReactNode }) {
  return isShown ? (
    <Spotlight.ActionsGroup label={label} className={classes.group}>
      {children}
    </Spotlight.ActionsGroup>
  ) : null
}

interface EntryProps {
  label: string
  icon: ReactNode
  detail?: string | undefined
  onChoose: () => void
}

function Entry({ label, icon, detail, onChoose }: EntryProps) {
  return (
    <Spotlight.Action className={classes.entry} onClick={onChoose}>
      {icon}
      <span className={classes.label}>{label}</span>
      {detail && <span className={classes.detail}>{detail}</span>}
    </Spotlight.Action>
  )
}
