import { Button, Checkbox } from '@mantine/core'
import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { type ProjectPage, saveKickoff } from '../../contract.ts'
import { readinessItems } from '../../domain/outcome/kickoff-gate.ts'
import { useProjectAddress } from '../project/address.ts'
import { CompleteKickoff } from './complete-kickoff.tsx'
import classes from './kickoff.module.css'

/** Everything the kickoff needs; what a person ticks is a box, what follows from other places is a sign. */
const ticks = {
  sponsor_committed: 'isSponsorCommitted',
  roles_assigned: 'areRolesAssigned',
  scope_signed: 'isScopeSigned',
} as const

interface GatePanelProps {
  project: ProjectPage
  isEditable: boolean
}

export function GatePanel({ project, isEditable }: GatePanelProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const [, change] = useProjectAddress()
  const { kickoff } = project
  const missing = new Set(kickoff.missing)
  const total = readinessItems.length + kickoff.askedRecords.length + 1
  return (
    <Section title={t('kickoff.gate')} framed>
      <div className={classes.gate}>
        {kickoff.doneOn !== null ? (
          <StatusMark level="good" label={t('kickoff.doneOn', { date: date(kickoff.doneOn) })} filled />
        ) : kickoff.isOpen ? (
          <StatusMark level="good" label={t('kickoff.ready')} filled />
        ) : (
          <StatusMark level="watch" label={t('kickoff.missingCount', { count: missing.size, total })} filled />
        )}
        <h3 className={classes.group}>{t('kickoff.before')}</h3>
        <ul className={classes.checks}>
          {readinessItems.map((item) => {
            const isMet = !missing.has(`readiness.${item}`)
            const field = item in ticks ? fieldOf(item) : undefined
            return field !== undefined && isEditable ? (
              <Tick key={item} project={project} field={field} label={t(`kickoff.readiness.${item}`)} />
            ) : (
              <Sign key={item} isMet={isMet} label={t(`kickoff.readiness.${item}`)} />
            )
          })}
        </ul>
        <h3 className={classes.group}>{t('kickoff.inMeeting')}</h3>
        <ul className={classes.checks}>
          {kickoff.askedRecords.map((key) => (
            <Sign key={key} isMet={!missing.has(`record.${key}`)} label={t(`kickoff.record.${key}`)} />
          ))}
          <Sign isMet={!missing.has('minutes_sent')} label={t('kickoff.minutesSent')} />
        </ul>
        <Button size="compact-sm" onClick={() => change({ view: 'meetings', meeting: 'kickoff' })}>
          {t('kickoff.openMinutes')}
        </Button>
        {isEditable && kickoff.doneOn === null && <CompleteKickoff project={project} />}
      </div>
    </Section>
  )
}

type TickField = (typeof ticks)[keyof typeof ticks]

function fieldOf(item: string): TickField | undefined {
  return Object.entries(ticks).find(([key]) => key === item)?.[1]
}

function Sign({ isMet, label }: { isMet: boolean; label: string }) {
  const { t } = useMessages('onboarding')
  const words = isMet ? t('kickoff.met') : t('kickoff.notMet')
  return (
    <li className={classes.sign} data-met={isMet}>
      {isMet ? (
        <IconCircleCheckFilled size={16} role="img" aria-label={words} />
      ) : (
        <IconCircleDashed size={16} role="img" aria-label={words} />
      )}
      {label}
    </li>
  )
}

function Tick({ project, field, label }: { project: ProjectPage; field: TickField; label: string }) {
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(saveKickoff)
  const { readiness, version } = project.kickoff
  const save = (isTicked: boolean) =>
    mutate(
      { params: { id: project.id }, body: { readiness: { [field]: isTicked }, version } },
      { onError: (thrown) => notice.failed(thrown) },
    )
  return (
    <li>
      <Checkbox
        label={label}
        checked={readiness[field]}
        disabled={isPending}
        onChange={(event) => save(event.currentTarget.checked)}
      />
    </li>
  )
}
