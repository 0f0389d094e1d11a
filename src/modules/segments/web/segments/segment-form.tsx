import { Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { ChoiceField, Form, TextField, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { DetailColumns, ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { previewSegment, previewSegmentTests, type SegmentRecord, segmentKinds } from '../../contract.ts'
import type { Group } from '../../domain/condition.ts'
import { toldPart, toldPaths } from '../conditions/draft.ts'
import { GroupEditor } from '../conditions/group-editor.tsx'
import { useAttributes } from '../conditions/use-attributes.ts'
import { SegmentPreview } from './segment-preview.tsx'

export interface SegmentDraft extends Pick<SegmentRecord, 'name' | 'description' | 'kind'> {
  condition: Group
}

interface SegmentFormProps {
  from: SegmentDraft
  /** A segment that is there already keeps its kind. */
  isNew: boolean
  error: unknown
  isPending: boolean
  onSave: (draft: SegmentDraft) => void
  onCancel: () => void
}

/** Name and condition of a segment, with whom it selects beside it as it is edited. */
export function SegmentForm({ from, isNew, error, isPending, onSave, onCancel }: SegmentFormProps) {
  const { t } = useMessages('segments')
  const { number } = useFormats()
  const attributes = useAttributes()
  const [draft, setDraft] = useState(from)
  const [asked] = useDebouncedValue(draft.condition, 400)
  const told = toldPart(asked)
  const preview = useEndpoint(previewSegment, { body: { condition: told } }, { keepsPrevious: true })
  const paths = toldPaths(asked)
  const tests = useEndpoint(previewSegmentTests, { body: { condition: told } })
  const total = tests.data?.total ?? 0
  const notes = new Map(
    (tests.data?.tests ?? []).map(({ met, unknown }, index) => [
      paths[index] ?? '',
      t('testNote', { met: number(met), out: number(total - met), unknown: number(unknown) }),
    ]),
  )
  const set = (change: Partial<SegmentDraft>) => setDraft({ ...draft, ...change })
  const isFixed = !isNew && draft.kind === 'static'
  if (attributes.error && !attributes.isLoaded)
    return <ProblemState thrown={attributes.error} onRetry={attributes.refetch} />
  if (!attributes.isLoaded) return <ListSkeleton rows={6} />
  return (
    <DetailColumns side={<SegmentPreview preview={preview} />}>
      <Section title={t('form.title')} framed>
        <Form
          onSubmit={() => onSave(draft)}
          error={error}
          isPending={isPending}
          required={{ name: draft.name.trim() }}
          onCancel={onCancel}
        >
          <TextField
            path="name"
            label={t('field.name')}
            value={draft.name}
            maxLength={100}
            onChange={(name) => set({ name })}
          />
          <DescriptionField value={draft.description} onChange={(description) => set({ description })} />
          {isNew && (
            <ChoiceField
              path="kind"
              label={t('field.kind')}
              description={t(`kindHint.${draft.kind}`)}
              value={draft.kind}
              choices={segmentKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              onChange={(kind) => set({ kind })}
            />
          )}
          {!isFixed && (
            <GroupEditor
              group={draft.condition}
              path="condition"
              attributes={attributes}
              notes={notes}
              onChange={(condition) => set({ condition })}
            />
          )}
        </Form>
      </Section>
    </DetailColumns>
  )
}

function DescriptionField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useMessages('segments')
  return (
    <Textarea
      {...useField('description')}
      label={t('field.description')}
      autosize
      minRows={1}
      maxLength={1_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
