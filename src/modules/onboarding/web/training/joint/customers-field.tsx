import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listProjects } from '../../../contract.ts'
import { useText } from '../../text.ts'

interface CustomersFieldProps {
  description: string
  value: string[]
  onChange: (value: string[]) => void
  /** Projects that are in it already. */
  except: readonly string[]
}

const mostFound = 20

/** Customers whose onboarding is open, found by name or reading; with the program's name, as a customer may have several. */
export function CustomersField({ description, value, onChange, except }: CustomersFieldProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words, 200)
  const [chosen, setChosen] = useState<readonly { value: string; label: string }[]>([])
  const query = { state: 'open' as const, q, limit: mostFound + except.length }
  const { data } = useEndpoint(listProjects, { query }, { keepsPrevious: true })
  const found = (data?.items ?? [])
    .filter(({ id }) => !except.includes(id) && !chosen.some(({ value: known }) => known === id))
    .map(({ id, account, program }) => ({
      value: id,
      label: t('training.jointPage.customerOf', { name: account.name, program: text(program.name) }),
    }))
  const change = (ids: string[]) => {
    setChosen([...chosen, ...found].filter((each) => ids.includes(each.value)))
    setWords('')
    onChange(ids)
  }
  return (
    <MultiSelect
      {...useField('projectIds')}
      label={t('training.jointPage.customersLabel')}
      description={description}
      searchable
      searchValue={words}
      onSearchChange={setWords}
      filter={({ options }) => options}
      nothingFoundMessage={t('training.jointPage.noCustomer')}
      data={[...chosen, ...found]}
      value={value}
      onChange={change}
    />
  )
}
