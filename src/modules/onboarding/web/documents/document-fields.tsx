import { ChoiceField, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { KeptDocument } from '../../contract.ts'
import { type OwnerTeam, ownerTeams } from '../../domain/blocker.ts'
import { TextArea } from '../advice/advice-dialog.tsx'

export interface DocumentDraft {
  templateKey: string | null
  team: OwnerTeam
  title: string
  url: string
  body: string
}

export const draftOf = (document: KeptDocument | undefined): DocumentDraft => ({
  templateKey: document?.templateKey ?? null,
  team: document?.team ?? 'security',
  title: document?.title ?? '',
  url: document?.url ?? '',
  body: document?.body ?? '',
})

export const bodyOf = ({ url, ...rest }: DocumentDraft) => ({ ...rest, url: url.trim() || null })

interface DocumentFieldsProps {
  draft: DocumentDraft
  onChange: (draft: DocumentDraft) => void
}

/** Whose desk asks, the name, and a link or the text itself. */
export function DocumentFields({ draft, onChange }: DocumentFieldsProps) {
  const { t } = useMessages('onboarding')
  const set = (change: Partial<DocumentDraft>) => onChange({ ...draft, ...change })
  return (
    <>
      <ChoiceField
        path="team"
        label={t('documents.team')}
        value={draft.team}
        choices={ownerTeams.map((value) => ({ value, label: t(`blocker.team.${value}`) }))}
        onChange={(team) => set({ team })}
      />
      <TextField
        path="title"
        label={t('blocker.document.title')}
        value={draft.title}
        onChange={(title) => set({ title })}
      />
      <TextField path="url" label={t('blocker.document.url')} value={draft.url} onChange={(url) => set({ url })} />
      <TextArea path="body" label={t('blocker.document.body')} value={draft.body} onChange={(body) => set({ body })} />
    </>
  )
}
