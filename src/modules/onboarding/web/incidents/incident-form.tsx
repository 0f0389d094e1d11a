import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, DateField, Form, TextField, useHeldVersion } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { changeIncident, type Incident, reportIncident } from '../../contract.ts'
import { urgencies } from '../../domain/incident.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import { TasksField } from '../blockers/blocker-form.tsx'
import type { ProjectFormProps } from '../project/form-props.ts'
import classes from '../waiting/matters.module.css'

/** All that the product team needs to look into a fault. */
export function IncidentForm({ project, incident, close }: ProjectFormProps & { incident: Incident | undefined }) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const [clientId] = useState(newId)
  const [taskIds, setTaskIds] = useState<string[]>([])
  const [value, setValue] = useState({
    title: incident?.title ?? '',
    happened: incident?.happened ?? '',
    occurredTime: incident?.occurredTime ?? '',
    affected: incident?.affected ?? '',
    steps: incident?.steps ?? '',
    impact: incident?.impact ?? '',
    urgency: incident?.urgency ?? ('hindered' as const),
  })
  const [occurredOn, setOccurredOn] = useState<string | null>(incident?.occurredOn ?? today())
  const [screenshots, setScreenshots] = useState(incident?.screenshotsUrl ?? '')
  const reporting = useEndpointMutation(reportIncident)
  const changing = useEndpointMutation(changeIncident)
  const { isPending, error } = incident ? changing : reporting
  const version = useHeldVersion(incident?.version ?? 0, error)
  const save = () => {
    if (occurredOn === null) return
    const fields = { ...value, occurredOn, screenshotsUrl: screenshots.trim() || null }
    if (incident) {
      const params = { id: project.id, incidentId: incident.id }
      changing.mutate({ params, body: { ...fields, version } }, { onSuccess: close })
    } else {
      const body = { ...fields, clientId, taskIds }
      reporting.mutate({ params: { id: project.id }, body }, { onSuccess: close })
    }
  }
  const set = (change: Partial<typeof value>) => setValue({ ...value, ...change })
  const area = (field: 'happened' | 'affected' | 'steps' | 'impact') => (
    <TextArea
      path={field}
      label={t(`incident.field.${field}`)}
      value={value[field]}
      onChange={(text) => set({ [field]: text })}
    />
  )
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close} required={{ occurredOn }}>
      <TextField
        path="title"
        label={t('incident.field.title')}
        value={value.title}
        onChange={(title) => set({ title })}
      />
      <div className={classes.fields}>
        <DateField
          path="occurredOn"
          label={t('incident.field.occurredOn')}
          value={occurredOn}
          onChange={setOccurredOn}
        />
        <TextField
          path="occurredTime"
          label={t('incident.field.occurredTime')}
          value={value.occurredTime}
          onChange={(occurredTime) => set({ occurredTime })}
        />
        <ChoiceField
          path="urgency"
          label={t('incident.field.urgency')}
          value={value.urgency}
          choices={urgencies.map((each) => ({ value: each, label: t(`incident.urgency.${each}`) }))}
          onChange={(urgency) => set({ urgency })}
        />
      </div>
      {area('happened')}
      {area('affected')}
      {area('steps')}
      {area('impact')}
      <TextField
        path="screenshotsUrl"
        label={t('incident.field.screenshotsUrl')}
        value={screenshots}
        onChange={setScreenshots}
      />
      {!incident && <TasksField project={project} value={taskIds} onChange={setTaskIds} />}
    </Form>
  )
}
