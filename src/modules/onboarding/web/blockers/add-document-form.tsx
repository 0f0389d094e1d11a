import { Select, Switch } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { addBlockerDocument, type documentTemplateSchema, listBlockers, listKeptDocuments } from '../../contract.ts'
import { bodyOf, DocumentFields, draftOf } from '../documents/document-fields.tsx'
import { useText } from '../text.ts'
import classes from '../waiting/matters.module.css'

export type DocumentTemplate = z.infer<typeof documentTemplateSchema>

interface AddDocumentFormProps {
  params: { id: string; blockerId: string }
  documentTemplates: readonly DocumentTemplate[]
  close: () => void
}

/** A document for a blocker: one that we have answered before, one of the usual papers to fill in, or a new one. */
export function AddDocumentForm({ params, documentTemplates, close }: AddDocumentFormProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const { date } = useFormats()
  const { data } = useEndpoint(listKeptDocuments, {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [draft, setDraft] = useState(() => draftOf(undefined))
  const [isShared, setShared] = useState(false)
  const [isKept, setKept] = useState(false)
  const { mutate, isPending, error } = useEndpointMutation(addBlockerDocument, {
    refreshes: [listBlockers, listKeptDocuments],
  })
  const answered = data?.items.filter(({ isRetired }) => !isRetired) ?? []
  const kept = answered.find(({ id }) => id === chosen)
  const template = documentTemplates.find(({ key }) => key === chosen)
  const choose = (value: string | null) => {
    setChosen(value)
    const own = answered.find(({ id }) => id === value)
    const blank = documentTemplates.find(({ key }) => key === value)
    if (own) setDraft(draftOf(own))
    if (blank)
      setDraft({
        ...draft,
        templateKey: blank.key,
        team: blank.team,
        title: text(blank.title),
        url: '',
        body: text(blank.body),
      })
  }
  const save = () => {
    const { team, ...document } = bodyOf(draft)
    mutate({ params, body: { ...document, isShared, ...(isKept && !kept && { keptFor: team }) } }, { onSuccess: close })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <Select
        label={t('blocker.document.template')}
        value={chosen}
        clearable
        searchable
        data={[
          {
            group: t('blocker.document.answered'),
            items: answered.map(({ id, team, title }) => ({
              value: id,
              label: `${t(`blocker.team.${team}`)}: ${title}`,
            })),
          },
          {
            group: t('blocker.document.usual'),
            items: documentTemplates.map(({ key, team, title }) => ({
              value: key,
              label: `${t(`blocker.team.${team}`)}: ${text(title)}`,
            })),
          },
        ]}
        onChange={choose}
      />
      {template && <p className={classes.small}>{text(template.asks)}</p>}
      {kept && (
        <p className={classes.small}>
          {t('documents.changed', { name: kept.changedBy, date: date(kept.changedOn) })}{' '}
          <PageLink to="/settings/documents">{t('documents.title')}</PageLink>
        </p>
      )}
      <DocumentFields draft={draft} onChange={setDraft} />
      <Switch
        label={t('blocker.document.share')}
        checked={isShared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
      {!kept && (
        <Switch
          label={t('blocker.document.keep')}
          checked={isKept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
      )}
    </Form>
  )
}
