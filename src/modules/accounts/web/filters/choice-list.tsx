import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { foldForSearch } from '#platform/kernel/japanese-text.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Option } from '../fields/choices.ts'
import classes from './filters.module.css'

interface ChoiceListProps {
  label: string
  options: readonly Option[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

const fewEnoughToSee = 8

/** Boxes to tick, with a search where there are many. What is chosen but no longer offered stays tickable. */
export function ChoiceList({ label, options, chosen, onChange }: ChoiceListProps) {
  const { t } = useMessages('accounts')
  const [words, setWords] = useState('')
  const gone = chosen.filter((key) => !options.some(({ value }) => value === key))
  const all = [...options, ...gone.map((key) => ({ value: key, label: key }))]
  const shown = all.filter((option) => foldForSearch(option.label).includes(foldForSearch(words.trim())))
  return (
    <Checkbox.Group label={label} value={[...chosen]} onChange={onChange}>
      {all.length > fewEnoughToSee && (
        <TextInput
          aria-label={t('filter.searchChoices')}
          placeholder={t('filter.searchChoices')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <div className={classes.choices}>
        {shown.map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
