import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBuilding, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useState } from 'react'
import { useGo } from '#platform/web/address/index.ts'
import { onEnter } from '#platform/web/enter-key/index.ts'
import { languages, useMessages } from '#platform/web/messages/index.ts'
import type { CommandDeclaration } from '#platform/web/pages.ts'
import type { StaffApp } from '../staff-app.ts'
import classes from './command-palette.module.css'
import { meantBy, type PaletteEntry } from './palette-entries.ts'
import type { Place } from './places.ts'

interface CommandPaletteProps {
  isOpen: boolean
  onClose: () => void
  places: readonly Place[]
  commands: readonly CommandDeclaration[]
  find: StaffApp['find'] | undefined
}

/** Ctrl-K or ⌘-K: every customer, action and place by name, in either language. */
export function CommandPalette({ isOpen, onClose, ...others }: CommandPaletteProps) {
  const { t } = useMessages('staff')
  return (
    <Modal.Root opened={isOpen} onClose={onClose} size={600} yOffset="12dvh" centered={false} padding={0}>
      <Modal.Overlay backgroundOpacity={0.25} />
      <Modal.Content aria-label={t('palette.open')}>
        <Finder onClose={onClose} {...others} />
      </Modal.Content>
    </Modal.Root>
  )
}

function Finder({ places, commands, find, onClose }: Omit<CommandPaletteProps, 'isOpen'>) {
  const { t } = useMessages('staff')
  const go = useGo()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [words] = useDebouncedValue(typed.trim(), 120)
  const found = useQuery({
    queryKey: ['palette', words],
    queryFn: () => find?.(words) ?? [],
    enabled: words !== '' && find !== undefined,
    placeholderData: keepPreviousData,
  })

  const namesOf = (labelKey: string) => languages.map((lng) => t(labelKey, { lng }))
  const entries: readonly PaletteEntry[] = [
    ...(typed.trim() === '' ? [] : (found.data ?? [])).map(
      (thing) => ({ ...thing, group: 'customers', names: [], icon: IconBuilding }) as const,
    ),
    ...meantBy(typed, [
      ...commands.map(
        ({ id, labelKey, icon, to }) =>
          ({ id, group: 'actions', label: t(labelKey), names: namesOf(labelKey), icon, to }) as const,
      ),
      ...places.map(({ path, navigation: { labelKey, icon, shortcut } }) => {
        const detail = shortcut && `G ${shortcut}`
        return {
          id: path,
          group: 'places',
          label: t(labelKey),
          names: namesOf(labelKey),
          icon,
          detail,
          to: path,
        } as const
      }),
    ]),
  ]
  const current = Math.min(active, entries.length - 1)

  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    go(entry.to)
  }
  const chooseCurrent = onEnter(() => choose(entries[current]))
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || event.nativeEvent.isComposing) return chooseCurrent(event)
    event.preventDefault()
    const next = (current + step + entries.length) % Math.max(1, entries.length)
    setActive(next)
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <>
      <div className={classes.search}>
        <IconSearch size={18} stroke={1.8} aria-hidden="true" />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={entries.length > 0 ? `${listId}-${current}` : undefined}
          aria-label={t('palette.open')}
          placeholder={t('palette.placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div role="listbox" id={listId} aria-label={t('palette.open')} className={classes.list}>
        {entries.map((entry, index) => (
          <div key={`${entry.group} ${entry.id}`} role="presentation">
            {entry.group !== entries[index - 1]?.group && (
              <div className={classes.group} role="presentation">
                {t(`palette.${entry.group}`)}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box above handles the keys of its list */}
            <div
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              className={classes.entry}
              onClick={() => choose(entry)}
              onPointerMove={() => setActive(index)}
            >
              <entry.icon size={17} stroke={1.6} aria-hidden="true" />
              <span className={classes.label}>{entry.label}</span>
              {entry.detail && <span className={classes.detail}>{entry.detail}</span>}
            </div>
          </div>
        ))}
      </div>
      {entries.length === 0 && (
        <p className={classes.empty} role="status">
          {t(found.isFetching ? 'palette.searching' : 'palette.nothing', { words: typed })}
        </p>
      )}
    </>
  )
}
