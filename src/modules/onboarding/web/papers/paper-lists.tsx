import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { DateField, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PaperTexts } from '../../contract.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import classesOfOutcome from '../outcome/outcome.module.css'
import classes from './papers.module.css'

interface ListProps<Item> {
  items: readonly Item[]
  onChange: (items: Item[]) => void
}

type Decision = PaperTexts['decisions'][number]
type Trouble = PaperTexts['troubleshooting'][number]
type Contact = PaperTexts['contacts'][number]

interface RowsProps<Item> extends ListProps<Item> {
  title: string
  addLabel: string
  empty: Item
  fields: (item: Item, change: (changes: Partial<Item>) => void, index: number) => ReactNode
}

function Rows<Item>({ items, onChange, title, addLabel, empty, fields }: RowsProps<Item>) {
  const { t } = useMessages('onboarding')
  return (
    <fieldset className={classes.list}>
      <legend>{title}</legend>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line that is being written has no identity but its place
        <div key={index}>
          <div className={classesOfOutcome.fields}>
            {fields(
              item,
              (changes) => onChange(items.map((each, other) => (other === index ? { ...each, ...changes } : each))),
              index,
            )}
          </div>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange(items.filter((_, other) => other !== index))}
            aria-label={t('papers.removeOf', { list: title, number: index + 1 })}
          >
            {t('platform:actions.delete')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...items, empty])}
        >
          {addLabel}
        </Button>
      </div>
    </fieldset>
  )
}

/** What was decided and why, by whom. */
export function DecisionList(props: ListProps<Decision>) {
  const { t } = useMessages('onboarding')
  return (
    <Rows
      {...props}
      title={t('papers.decisions.title')}
      addLabel={t('papers.decisions.add')}
      empty={{ on: null, what: '', why: '', by: '' }}
      fields={(item, change, index) => {
        const path = `texts.decisions.${index}.`
        return (
          <>
            <TextField
              path={`${path}what`}
              label={t('papers.decisions.what')}
              value={item.what}
              onChange={(what) => change({ what })}
            />
            <TextArea
              path={`${path}why`}
              label={t('papers.decisions.why')}
              value={item.why}
              onChange={(why) => change({ why })}
            />
            <DateField
              path={`${path}on`}
              label={t('papers.decisions.on')}
              value={item.on}
              onChange={(on) => change({ on })}
            />
            <TextField
              path={`${path}by`}
              label={t('papers.decisions.by')}
              value={item.by}
              onChange={(by) => change({ by })}
            />
          </>
        )
      }}
    />
  )
}

/** What may go wrong and what helps. */
export function TroubleList(props: ListProps<Trouble>) {
  const { t } = useMessages('onboarding')
  return (
    <Rows
      {...props}
      title={t('papers.trouble.title')}
      addLabel={t('papers.trouble.add')}
      empty={{ problem: '', remedy: '' }}
      fields={(item, change, index) => {
        const path = `texts.troubleshooting.${index}.`
        return (
          <>
            <TextField
              path={`${path}problem`}
              label={t('papers.trouble.problem')}
              value={item.problem}
              onChange={(problem) => change({ problem })}
            />
            <TextArea
              path={`${path}remedy`}
              label={t('papers.trouble.remedy')}
              value={item.remedy}
              onChange={(remedy) => change({ remedy })}
            />
          </>
        )
      }}
    />
  )
}

/** Whom the customer can turn to, of both sides. */
export function ContactList(props: ListProps<Contact>) {
  const { t } = useMessages('onboarding')
  return (
    <Rows
      {...props}
      title={t('papers.contacts.title')}
      addLabel={t('papers.contacts.add')}
      empty={{ name: '', role: '', reach: '' }}
      fields={(item, change, index) => {
        const path = `texts.contacts.${index}.`
        return (
          <>
            <TextField
              path={`${path}name`}
              label={t('papers.contacts.name')}
              value={item.name}
              onChange={(name) => change({ name })}
            />
            <TextField
              path={`${path}role`}
              label={t('papers.contacts.role')}
              value={item.role}
              onChange={(role) => change({ role })}
            />
            <TextField
              path={`${path}reach`}
              label={t('papers.contacts.reach')}
              value={item.reach}
              onChange={(reach) => change({ reach })}
            />
          </>
        )
      }}
    />
  )
}
