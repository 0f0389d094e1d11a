import { Button, CloseButton, Popover } from '@mantine/core'
import { IconFilterPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ListField, ListFilter } from '../../domain/list-view.ts'
import type { FieldWords } from '../fields/field-words.ts'
import { FilterForm } from './filter-form.tsx'
import classes from './filters.module.css'
import { useFilterWords } from './use-filter-words.ts'

interface FilterBarProps {
  fields: readonly ListField[]
  words: FieldWords
  filters: readonly ListFilter[]
  onChange: (filters: ListFilter[]) => void
  onClear: () => void
}

/** The conditions as chips, each opening to be changed, and a button for one more. */
export function FilterBar({ fields, words, filters, onChange, onClear }: FilterBarProps) {
  const { t } = useMessages('accounts')
  const filterWords = useFilterWords(words)
  /** The chip that is open; one past the last is the new condition. */
  const [open, setOpen] = useState<number>()
  const close = () => setOpen(undefined)
  const put = (index: number, filter?: ListFilter) => {
    close()
    onChange(filters.toSpliced(index, 1, ...(filter ? [filter] : [])))
  }
  const popover = (index: number) => ({
    opened: open === index,
    onChange: (isOpen: boolean) => setOpen(isOpen ? index : undefined),
    trapFocus: true,
    returnFocus: true,
    position: 'bottom-start' as const,
    // The calendar of a date field lies outside the popover that opened it.
    closeOnClickOutside: false,
  })
  return (
    <div className={classes.bar}>
      {filters.map((filter, index) => {
        const field = fields.find(({ key }) => key === filter.field)
        const text = field ? filterWords.sentence(filter, field) : t('filter.goneField', { field: filter.field })
        return (
          <Popover key={`${filter.field} ${filter.operator} ${JSON.stringify(filter.value)}`} {...popover(index)}>
            <div className={classes.chip}>
              <Popover.Target>
                <button type="button" className={classes.chipText} onClick={() => setOpen(index)}>
                  {text}
                </button>
              </Popover.Target>
              <CloseButton
                size="sm"
                aria-label={t('filter.removeNamed', { filter: text })}
                onClick={() => put(index)}
              />
            </div>
            <Popover.Dropdown p="sm" aria-label={text}>
              <FilterForm
                fields={fields}
                words={words}
                filterWords={filterWords}
                filter={filter}
                onApply={(next) => put(index, next)}
                onRemove={() => put(index)}
                onCancel={close}
              />
            </Popover.Dropdown>
          </Popover>
        )
      })}
      <Popover {...popover(filters.length)}>
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconFilterPlus size={16} aria-hidden="true" />}
            onClick={() => setOpen(open === filters.length ? undefined : filters.length)}
          >
            {t('filter.add')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p="sm" aria-label={t('filter.add')}>
          <FilterForm
            fields={fields}
            words={words}
            filterWords={filterWords}
            onApply={(filter) => put(filters.length, filter)}
            onCancel={close}
          />
        </Popover.Dropdown>
      </Popover>
      {filters.length > 1 && (
        <Button variant="subtle" color="gray" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  )
}
