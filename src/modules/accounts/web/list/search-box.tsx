import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useShortcuts } from '#platform/web/enter-key/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './list.module.css'

/** Narrows the list as one types; `/` leads here. */
export function SearchBox({ words, onChange }: { words: string; onChange: (words: string) => void }) {
  const { t } = useMessages('accounts')
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(words)
  const [told, setTold] = useState(words)
  // Changed from elsewhere, by going back or by clearing the conditions.
  if (words !== told) {
    setTold(words)
    setTyped(words)
  }
  const tell = useDebouncedCallback((text: string) => {
    setTold(text)
    onChange(text)
  }, 250)
  useShortcuts({ '/': () => box.current?.focus() })
  return (
    <TextInput
      ref={box}
      className={classes.search}
      type="search"
      aria-label={t('list.search')}
      placeholder={t('list.search')}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        tell(event.currentTarget.value.trim())
      }}
    />
  )
}
