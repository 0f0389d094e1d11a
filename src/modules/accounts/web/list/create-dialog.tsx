import { Modal, Select, SimpleGrid } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { moneyFromMajor } from '#platform/kernel/money.ts'
import { PageLink, useGo } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, NumberField, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useSession } from '#platform/web/session/index.ts'
import { createAccount, phaseSchema, searchAccounts } from '../../contract.ts'
import type { Phase } from '../../domain/phase.ts'
import { useChoices } from '../fields/choices.ts'
import { SuggestionField } from '../fields/suggestion-field.tsx'
import classes from './list.module.css'

interface Draft {
  name: string
  nameKana: string
  externalId: string
  industry: string
  phase: Phase
  ownerId: string | null
  arr: number | null
  contractStartOn: string | null
  renewalOn: string | null
}

/** A new customer by hand: a name is enough. Customers of a like name are shown before a second one is made. */
export function CreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useMessages('accounts')
  const { user } = useSession()
  const go = useGo()
  const choices = useChoices()
  const create = useEndpointMutation(createAccount)
  const [draft, setDraft] = useState<Draft>({
    name: '',
    nameKana: '',
    externalId: '',
    industry: '',
    phase: 'qualification',
    ownerId: user.id,
    arr: null,
    contractStartOn: null,
    renewalOn: null,
  })
  const set = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }))
  const owner = choices.activeOwners.some(({ value }) => value === draft.ownerId) ? draft.ownerId : null

  const save = () => {
    const arr = draft.arr === null ? null : moneyFromMajor(draft.arr, 'JPY').amountMinor
    create.mutate({ body: { ...draft, ownerId: owner, arr } }, { onSuccess: ({ id }) => go(`/accounts/${id}`) })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      title={t('create.title')}
      size="lg"
    >
      <Form
        onSubmit={save}
        onCancel={onClose}
        error={create.error}
        isPending={create.isPending}
        submitLabel={t('create.submit')}
      >
        <TextField
          path="name"
          label={t('field.name')}
          value={draft.name}
          onChange={(name) => set({ name })}
          maxLength={200}
          required
          data-autofocus
        />
        <LikeNamed name={draft.name} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextField
            path="nameKana"
            label={t('field.nameKana')}
            value={draft.nameKana}
            onChange={(nameKana) => set({ nameKana })}
            maxLength={200}
          />
          <TextField
            path="externalId"
            label={t('field.externalId')}
            value={draft.externalId}
            onChange={(externalId) => set({ externalId })}
            maxLength={100}
          />
          <Select
            label={t('field.phase')}
            data={choices.phases}
            value={draft.phase}
            allowDeselect={false}
            onChange={(phase) => set({ phase: phaseSchema.catch(draft.phase).parse(phase) })}
          />
          <Select
            label={t('field.ownerId')}
            data={choices.activeOwners}
            value={owner}
            clearable
            searchable
            onChange={(ownerId) => set({ ownerId })}
          />
          <SuggestionField
            path="industry"
            label={t('field.industry')}
            options={choices.industries}
            value={draft.industry}
            onChange={(industry) => set({ industry })}
          />
          <NumberField
            path="arr"
            label={t('field.arr')}
            unit={t('value.yen')}
            value={draft.arr}
            onChange={(arr) => set({ arr })}
          />
          <DateField
            path="contractStartOn"
            label={t('field.contractStartOn')}
            value={draft.contractStartOn}
            onChange={(contractStartOn) => set({ contractStartOn })}
          />
          <DateField
            path="renewalOn"
            label={t('field.renewalOn')}
            value={draft.renewalOn}
            onChange={(renewalOn) => set({ renewalOn })}
          />
        </SimpleGrid>
      </Form>
    </Modal>
  )
}

function LikeNamed({ name }: { name: string }) {
  const { t } = useMessages('accounts')
  const [words] = useDebouncedValue(name.trim(), 250)
  const { data } = useEndpoint(searchAccounts, { query: { q: words } }, { enabled: words.length >= 2 })
  const found = words.length >= 2 ? (data?.items.slice(0, 3) ?? []) : []
  return (
    <p className={classes.likeNamed} role="status" hidden={found.length === 0}>
      {t('create.likeNamed')}
      {found.map((account) => (
        <PageLink key={account.id} to={`/accounts/${account.id}`}>
          {account.name}
        </PageLink>
      ))}
    </p>
  )
}
