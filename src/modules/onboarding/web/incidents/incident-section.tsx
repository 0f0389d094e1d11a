import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type StatusLevel, StatusMark, Tag } from '#platform/web/status/index.ts'
import { type Incident, listIncidents } from '../../contract.ts'
import type { OutcomePartProps } from '../outcome/value-section.tsx'
import classes from '../waiting/matters.module.css'
import { IncidentActions, type IncidentStep } from './incident-actions.tsx'
import { IncidentForm } from './incident-form.tsx'
import { ExplainForm, MoveForm } from './step-forms.tsx'

const levels: Readonly<Record<Incident['urgency'], StatusLevel>> = {
  stopped: 'risk',
  hindered: 'watch',
  minor: 'unknown',
}

interface IncidentSectionProps extends OutcomePartProps {
  /** Faults are followed to their end also after that of the onboarding. */
  mayFollow: boolean
}

/** Faults during the onboarding, until the customer knows what came of them. */
export function IncidentSection({ project, isEditable, mayFollow }: IncidentSectionProps) {
  const { t } = useMessages('onboarding')
  const [shown, setShown] = useState<{ incidentId?: string } & IncidentStep>()
  const { data } = useEndpoint(listIncidents, { params: { id: project.id } })
  const shownIncident = data?.items.find(({ id }) => id === shown?.incidentId)
  const close = () => setShown(undefined)
  const titleOf = (step: IncidentStep | undefined) => {
    if (step?.what === 'move') return t(`incident.state.${step.state}`)
    return step?.what === 'explain' ? t('incident.explain') : t('incident.report')
  }
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
            {mayFollow && (
              <IncidentActions
                project={project}
                incident={incident}
                open={(step) => setShown({ incidentId: incident.id, ...step })}
              />
            )}
          </li>
        ))}
      </ul>
      <Modal
        opened={shown !== undefined}
        onClose={close}
        size="lg"
        title={titleOf(shown)}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {shown?.what === 'edit' && <IncidentForm project={project} incident={shownIncident} close={close} />}
        {shown?.what === 'explain' && shownIncident && (
          <ExplainForm project={project} incident={shownIncident} close={close} />
        )}
        {shown?.what === 'move' && shownIncident && (
          <MoveForm project={project} incident={shownIncident} state={shown.state} close={close} />
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
