import { ActionIcon, Alert, Anchor, VisuallyHidden } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { AccountDetails } from '../../contract.ts'
import { valueIn } from '../fields/account-field.ts'
import { type FieldWords, optionsOf } from '../fields/field-words.ts'
import { draftOf, valueOfDraft } from './fact-draft.ts'
import { FactEditor } from './fact-editor.tsx'
import classes from './facts.module.css'
import { useFactSaving } from './use-fact-saving.ts'

interface FactProps {
  account: AccountDetails
  fieldKey: string
  words: FieldWords
}

/** A fact by its name, edited where it stands. */
export function FactRow({ canWrite, ...fact }: FactProps & { canWrite: boolean }) {
  const { t } = useMessages('accounts')
  const { account, fieldKey, words } = fact
  const [isEditing, setEditing] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const label = words.label(fieldKey)
  const text = words.text(fieldKey, valueIn(account, fieldKey), account.currency)
  const stop = () => {
    setEditing(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  if (isEditing) return <FactForm {...fact} label={label} onDone={stop} />
  const link = linkOf(fact, text)
  const edit = {
    ref: opener,
    onClick: () => setEditing(true),
    'aria-label': t('facts.edit', { field: label, value: text }),
  }
  return (
    <div className={classes.row}>
      <dt>{label}</dt>
      <dd data-unknown={text === ''}>
        {link}
        {canWrite && link && (
          <ActionIcon {...edit} className={classes.pencil} size="sm">
            <IconPencil size={14} />
          </ActionIcon>
        )}
        {canWrite && !link && (
          <button type="button" {...edit} className={classes.value}>
            {text || '—'}
          </button>
        )}
        {!canWrite && !link && <span className={classes.lines}>{text || '—'}</span>}
      </dd>
    </div>
  )
}

/** The value as a link, where it is one. */
function linkOf({ account, fieldKey, words }: FactProps, text: string) {
  const { kind } = words.fieldOf(fieldKey)
  if (fieldKey === 'parentAccountId' && account.parent) {
    return <PageLink to={`/accounts/${account.parent.id}`}>{account.parent.name}</PageLink>
  }
  if (kind === 'email' && text !== '') return <Anchor href={`mailto:${text}`}>{text}</Anchor>
  if (kind === 'link' && /^https?:\/\//i.test(text)) {
    return (
      <Anchor href={text} target="_blank" rel="noreferrer">
        {text.replace(/^https?:\/\//i, '')}
      </Anchor>
    )
  }
  return null
}

function FactForm({ account, fieldKey, words, label, onDone }: FactProps & { label: string; onDone: () => void }) {
  const { t, language } = useMessages('accounts')
  const field = words.fieldOf(fieldKey)
  const box = useRef<HTMLDivElement>(null)
  const [draft, setDraft] = useState(() => draftOf(field, valueIn(account, fieldKey), account.currency))
  const saving = useFactSaving(account, fieldKey, onDone)
  const theirText = saving.theirs && words.text(fieldKey, valueIn(saving.theirs, fieldKey), saving.theirs.currency)
  useEffect(() => box.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea')?.focus(), [])
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onDone()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the input inside
    <div ref={box} className={classes.editor} onKeyDown={leave}>
      <VisuallyHidden component="dt">{label}</VisuallyHidden>
      <dd>
        <Form
          onSubmit={() => saving.save(valueOfDraft(field, draft, account.currency))}
          onCancel={onDone}
          error={saving.error}
          isPending={saving.isPending}
          {...(saving.theirs ? { submitLabel: t('facts.replace') } : {})}
        >
          <FactEditor
            field={field}
            label={label}
            options={optionsOf(field, words.choices, language) ?? []}
            currency={account.currency}
            draft={draft}
            onChange={setDraft}
          />
          {saving.theirs && (
            <Alert color="yellow" role="alert" title={t('facts.conflict')}>
              {t('facts.conflictNow', { value: theirText || t('value.none') })}
            </Alert>
          )}
        </Form>
      </dd>
    </div>
  )
}
