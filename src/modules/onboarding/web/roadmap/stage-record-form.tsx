import { Autocomplete } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type ProjectPage, type RoadmapStage, readRoadmap, recordStage } from '../../contract.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import classes from '../outcome/outcome.module.css'
import { useText } from '../text.ts'

interface StageRecordFormProps {
  project: ProjectPage
  stage: RoadmapStage
  close: () => void
}

/** That a stage was reached, or was not after all: on which day, who said so and how. */
export function StageRecordForm({ project, stage, close }: StageRecordFormProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const text = useText()
  const [clientId] = useState(newId)
  const [isReached] = useState(stage.reached === null)
  const [draft, setDraft] = useState({ saidBy: '', how: '' })
  const [happenedOn, setHappenedOn] = useState<string | null>(today())
  const { mutate, isPending, error } = useEndpointMutation(recordStage, { refreshes: [readRoadmap] })
  const save = () => {
    if (happenedOn === null) return
    const params = { id: project.id, stageId: stage.id }
    mutate({ params, body: { clientId, isReached, happenedOn, ...draft } }, { onSuccess: close })
  }
  return (
    <Form
      required={{ happenedOn, saidBy: draft.saidBy.trim() }}
      onSubmit={save}
      error={error}
      isPending={isPending}
      submitLabel={t('roadmap.save')}
      onCancel={close}
    >
      <p className={classes.small}>
        {t(isReached ? 'roadmap.recordNote' : 'roadmap.takeBackNote', { name: text(stage.name) })}
      </p>
      <DateField path="happenedOn" label={t('roadmap.on')} value={happenedOn} onChange={setHappenedOn} />
      <SaidBy project={project} value={draft.saidBy} onChange={(saidBy) => setDraft({ ...draft, saidBy })} />
      <TextArea
        path="how"
        label={t('roadmap.how')}
        description={t('roadmap.howHint')}
        value={draft.how}
        onChange={(how) => setDraft({ ...draft, how })}
      />
    </Form>
  )
}

interface SaidByProps {
  project: ProjectPage
  value: string
  onChange: (name: string) => void
}

function SaidBy({ project, value, onChange }: SaidByProps) {
  const { t } = useMessages('onboarding')
  return (
    <Autocomplete
      {...useField('saidBy')}
      label={t('roadmap.saidBy')}
      data={[...new Set(project.people.map(({ name }) => name))]}
      value={value}
      onChange={onChange}
    />
  )
}
