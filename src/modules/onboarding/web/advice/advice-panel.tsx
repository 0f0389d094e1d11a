import { Button } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type StatusLevel, StatusMark } from '#platform/web/status/index.ts'
import {
  type AdviceOfProject,
  type AdviceView,
  addExtraTraining,
  decideAdvice,
  type ProjectPage,
  readAdvice,
} from '../../contract.ts'
import { useProjectAddress } from '../project/address.ts'
import { isClosed } from '../standing.ts'
import { refreshedByTrainings } from '../training/refreshed.ts'
import classes from '../waiting/matters.module.css'
import { AdviceDialog, type AdviceDialogKind } from './advice-dialog.tsx'

const levels: Readonly<Record<AdviceView['kind'], StatusLevel>> = {
  escalate: 'risk',
  rekick_off: 'risk',
  contact_customer: 'risk',
  extend: 'watch',
  setup_on_behalf: 'watch',
  low_touch: 'watch',
  extra_training: 'watch',
  progress_dashboard: 'watch',
  nothing: 'good',
}

/** What to do about the project, on top of its page, each with its reasons. */
export function AdvicePanel({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const [dialog, setDialog] = useState<AdviceDialogKind>()
  const { data } = useEndpoint(readAdvice, { params: { id: project.id } })
  if (!data || data.items.length === 0) return null
  const isEditable = can('onboarding.write') && !isClosed(project)
  return (
    <Section
      title={t('advice.title')}
      note={<LastContacts contact={data.contact} />}
      actions={
        isEditable && (
          <Button size="compact-sm" onClick={() => setDialog({ kind: 'contact' })}>
            {t('advice.contact.record')}
          </Button>
        )
      }
      framed
    >
      <ul className={classes.list}>
        {data.items.map((advice) => (
          <Item key={advice.kind} {...{ project, advice, data, isEditable, setDialog }} />
        ))}
      </ul>
      <AdviceDialog project={project} dialog={dialog} advice={data} close={() => setDialog(undefined)} />
    </Section>
  )
}

function LastContacts({ contact }: Pick<AdviceOfProject, 'contact'>) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const of = (who: 'customer' | 'us') => {
    const { on, days, source } = contact[who]
    if (on === null || source === null || days === null) return t(`advice.contact.never.${who}`)
    return t(`advice.contact.last.${who}`, { date: date(on), days, source: t(`advice.contact.source.${source}`) })
  }
  return (
    <>
      {of('customer')} {of('us')}
    </>
  )
}

interface ItemProps {
  project: ProjectPage
  advice: AdviceView
  data: AdviceOfProject
  isEditable: boolean
  setDialog: (dialog: AdviceDialogKind) => void
}

function Item({ project, advice, data, isEditable, setDialog }: ItemProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const [, change] = useProjectAddress()
  const { kind, reasons } = advice
  const decided = data.decisions.find((each) => each.kind === kind)
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <StatusMark level={levels[kind]} label={t(`advice.kind.${kind}`)} filled />
        <span className={classes.small}>{t(`advice.next.${kind}`)}</span>
      </div>
      <ul className={classes.reasons}>
        {reasons.map((reason) => (
          <li key={`${reason.code}${reason.blockerId}`}>
            {t(`advice.reason.${reason.code}`, reason.params)}
            {reason.blockerId !== null && (
              <Button size="compact-xs" variant="subtle" onClick={() => change({ view: 'matters' })}>
                {t('advice.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {decided && (
        <p className={classes.small}>
          {t(decided.isAccepted ? 'advice.accepted' : 'advice.declined', {
            date: date(decided.decidedOn),
            name: decided.decidedBy,
            reason: decided.reason,
          })}
        </p>
      )}
      {isEditable && kind !== 'nothing' && (
        <div className={classes.buttons}>
          <Accept project={project} kind={kind} />
          {kind === 'extend' && (
            <Button size="compact-sm" onClick={() => setDialog({ kind: 'extend' })}>
              {t('advice.extend.open', { left: data.extensions.left })}
            </Button>
          )}
          {kind === 'extra_training' && <SetUpTraining project={project} />}
          {kind === 'rekick_off' && project.state !== 'planning' && (
            <Button size="compact-sm" onClick={() => change({ dialog: 'rekickoff' })}>
              {t('rekickoff.open')}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" onClick={() => setDialog({ kind: 'decline', advice: kind })}>
            {t('advice.decline')}
          </Button>
        </div>
      )}
    </li>
  )
}

function Accept({ project, kind }: { project: ProjectPage; kind: AdviceView['kind'] }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [clientId, setClientId] = useState(newId)
  const { mutate, isPending } = useEndpointMutation(decideAdvice, {
    refreshes: [readAdvice, { ...readAdvice, path: '/projects' }, { ...readAdvice, path: '/messages' }],
  })
  const accept = () =>
    mutate(
      { params: { id: project.id }, body: { clientId, kind, isAccepted: true } },
      {
        onSuccess: ({ drafted }) => {
          setClientId(newId())
          notice.done(t(`advice.drafted.${drafted ?? 'none'}`))
        },
        onError: notice.failed,
      },
    )
  return (
    <Button size="compact-sm" variant="filled" loading={isPending} onClick={accept}>
      {t('advice.accept')}
    </Button>
  )
}

/** One press makes the session and the drafts of its invitations; its result is shown where trainings are. */
function SetUpTraining({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [, change] = useProjectAddress()
  const [clientId, setClientId] = useState(newId)
  const { mutate, isPending } = useEndpointMutation(addExtraTraining, { refreshes: refreshedByTrainings })
  const setUp = () =>
    mutate(
      { params: { id: project.id }, body: { clientId } },
      {
        onSuccess: () => {
          setClientId(newId())
          notice.done(t('training.extraDone'))
          change({ view: 'training' })
        },
        onError: notice.failed,
      },
    )
  return (
    <Button size="compact-sm" loading={isPending} onClick={setUp}>
      {t('training.extra')}
    </Button>
  )
}
