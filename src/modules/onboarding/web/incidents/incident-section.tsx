import { Button, Menu, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useHeldVersion } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type StatusLevel, StatusMark, Tag } from '#platform/web/status/index.ts'
import { explainIncident, type Incident, listIncidents, moveIncident } from '../../contract.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import type { OutcomePartProps } from '../outcome/value-section.tsx'
import type { ProjectFormProps } from '../project/form-props.ts'
import classes from '../waiting/matters.module.css'
import { IncidentForm } from './incident-form.tsx'

const levels: Readonly<Record<Incident['urgency'], StatusLevel>> = {
  stopped: 'risk',
  hindered: 'watch',
  minor: 'unknown',
}

/** Faults during the onboarding, until the customer knows what came of them. */
export function IncidentSection({ project, isEditable }: OutcomePartProps) {
  const { t } = useMessages('onboarding')
  const [shown, setShown] = useState<{ incidentId?: string; what: 'edit' | 'explain' }>()
  const { data } = useEndpoint(listIncidents, { params: { id: project.id } })
  const shownIncident = data?.items.find(({ id }) => id === shown?.incidentId)
  const close = () => setShown(undefined)
  return (
    <Section
      title={t('incident.title')}
      {...(data && { count: data.items.length })}
      note={t('incident.note')}
      actions={
        isEditable && (
          <Button size="compact-sm" onClick={() => setShown({ what: 'edit' })}>
            {t('incident.report')}
          </Button>
        )
      }
      framed
    >
      {data?.items.length === 0 && <p className={classes.small}>{t('incident.none')}</p>}
      <ul className={classes.list}>
        {data?.items.map((incident) => (
          <li key={incident.id} className={classes.item}>
            <IncidentFacts incident={incident} />
            {isEditable && (
              <IncidentActions
                projectId={project.id}
                incident={incident}
                open={(what) => setShown({ incidentId: incident.id, what })}
              />
            )}
          </li>
        ))}
      </ul>
      <Modal
        opened={shown !== undefined}
        onClose={close}
        size="lg"
        title={shown?.what === 'explain' ? t('incident.explain') : t('incident.report')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {shown?.what === 'edit' && <IncidentForm project={project} incident={shownIncident} close={close} />}
        {shown?.what === 'explain' && shownIncident && (
          <ExplainForm project={project} incident={shownIncident} close={close} />
        )}
      </Modal>
    </Section>
  )
}

function IncidentFacts({ incident }: { incident: Incident }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const parts = (['happened', 'affected', 'steps', 'impact'] as const).filter((part) => incident[part] !== '')
  return (
    <>
      <div className={classes.head}>
        <StatusMark
          level={incident.state === 'fixed' || incident.state === 'explained' ? 'good' : levels[incident.urgency]}
          label={t(`incident.urgency.${incident.urgency}`)}
        />
        <span className={classes.title}>{incident.title}</span>
        <Tag>{t(`incident.state.${incident.state}`)}</Tag>
      </div>
      <p className={classes.small}>
        {t('incident.facts', {
          on: date(incident.occurredOn),
          time: incident.occurredTime,
          name: incident.reportedBy,
        })}{' '}
        {incident.screenshotsUrl && (
          <a href={incident.screenshotsUrl} target="_blank" rel="noreferrer">
            {t('incident.field.screenshotsUrl')}
          </a>
        )}
      </p>
      {incident.missing.length > 0 && (
        <p className={classes.small}>
          {t('incident.missing', {
            fields: incident.missing.map((field) => t(`incident.field.${field}`)).join(t('project.comma')),
          })}
        </p>
      )}
      <details>
        <summary className={classes.small}>{t('incident.details')}</summary>
        {parts.map((part) => (
          <p key={part} className={classes.text}>
            <b>{t(`incident.field.${part}`)}</b> {incident[part]}
          </p>
        ))}
        <ul className={classes.history}>
          {incident.history.map((step) => (
            <li key={`${step.on}${step.state}`}>
              {t('blocker.step', { date: date(step.on), state: t(`incident.state.${step.state}`), name: step.by })}{' '}
              {step.note}
            </li>
          ))}
        </ul>
      </details>
      {incident.outcome && <p className={classes.text}>{t('incident.told', { text: incident.outcome })}</p>}
    </>
  )
}

interface IncidentActionsProps {
  projectId: string
  incident: Incident
  open: (what: 'edit' | 'explain') => void
}

function IncidentActions({ projectId, incident, open }: IncidentActionsProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(moveIncident)
  const params = { id: projectId, incidentId: incident.id }
  if (incident.state === 'explained') return null
  return (
    <div className={classes.buttons}>
      <Menu>
        <Menu.Target>
          <Button size="compact-sm" loading={isPending}>
            {t('blocker.move')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {incident.nextStates.map((state) => (
            <Menu.Item
              key={state}
              onClick={() => mutate({ params, body: { version: incident.version, state } }, { onError: notice.failed })}
            >
              {t(`incident.state.${state}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {incident.state === 'fixed' && (
        <Button size="compact-sm" variant="filled" onClick={() => open('explain')}>
          {t('incident.explain')}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={() => open('edit')}>
        {t('incident.edit')}
      </Button>
    </div>
  )
}

function ExplainForm({ project, incident, close }: ProjectFormProps & { incident: Incident }) {
  const { t } = useMessages('onboarding')
  const [outcome, setOutcome] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(explainIncident)
  const version = useHeldVersion(incident.version, error)
  const save = () => {
    const params = { id: project.id, incidentId: incident.id }
    mutate({ params, body: { version, outcome } }, { onSuccess: close })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('incident.share')} onCancel={close}>
      <TextArea
        path="outcome"
        label={t('incident.outcome')}
        description={t('incident.outcomeNote')}
        value={outcome}
        onChange={setOutcome}
      />
    </Form>
  )
}
