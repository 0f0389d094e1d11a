import { Button, CopyButton, Menu } from '@mantine/core'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Incident, ProjectPage } from '../../contract.ts'
import classes from '../waiting/matters.module.css'

/** What a dialog is opened for. */
export type IncidentStep = { what: 'edit' | 'explain' } | { what: 'move'; state: Incident['state'] }

interface IncidentActionsProps {
  project: ProjectPage
  incident: Incident
  open: (step: IncidentStep) => void
}

export function IncidentActions({ project, incident, open }: IncidentActionsProps) {
  const { t } = useMessages('onboarding')
  const report = useReport(project, incident)
  if (incident.state === 'explained') return null
  return (
    <div className={classes.buttons}>
      <Menu>
        <Menu.Target>
          <Button size="compact-sm">{t('blocker.move')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {incident.nextStates.map((state) => (
            <Menu.Item key={state} onClick={() => open({ what: 'move', state })}>
              {t(`incident.state.${state}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {incident.state === 'fixed' && (
        <Button size="compact-sm" variant="filled" onClick={() => open({ what: 'explain' })}>
          {t('incident.explain')}
        </Button>
      )}
      {incident.missing.length === 0 && (
        <CopyButton value={report}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="subtle" onClick={copy}>
              {t(copied ? 'incident.copied' : 'incident.copy')}
            </Button>
          )}
        </CopyButton>
      )}
      <Button size="compact-sm" variant="subtle" onClick={() => open({ what: 'edit' })}>
        {t('incident.edit')}
      </Button>
    </div>
  )
}

/** All that the product team needs to work with the fault, as text for whatever they work with. */
function useReport(project: ProjectPage, incident: Incident): string {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const field = (name: string, value: string) => `${name}: ${value}`
  return [
    `${incident.title} (${t(`incident.urgency.${incident.urgency}`)})`,
    field(t('incident.customer'), project.account.name),
    field(t('incident.field.occurredOn'), `${date(incident.occurredOn)} ${incident.occurredTime}`.trim()),
    ...(['happened', 'affected', 'steps', 'impact'] as const).map((part) =>
      field(t(`incident.field.${part}`), incident[part]),
    ),
    ...(incident.screenshotsUrl ? [field(t('incident.field.screenshotsUrl'), incident.screenshotsUrl)] : []),
    `${window.location.origin}/onboarding/${project.id}?view=matters`,
  ].join('\n')
}
