import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { acceptOngoingHandoff, type OngoingHandoff, type ProjectPage, readOngoingHandoff } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import { OngoingAcceptanceForm } from './ongoing-acceptance-form.tsx'
import { OngoingContent } from './ongoing-content.tsx'
import { OngoingForm } from './ongoing-form.tsx'

/** How the customer goes over to those who look after it after the graduation, and who has accepted that. */
export function OngoingSection({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const notice = useNotice()
  const [dialog, setDialog] = useState<'edit' | 'behalf'>()
  const close = () => setDialog(undefined)
  const { data } = useEndpoint(readOngoingHandoff, { params: { id: project.id } })
  const accepting = useEndpointMutation(acceptOngoingHandoff)
  if (!data || project.state === 'planning' || project.state === 'ended_without_value') return null
  const { acceptances, gaps, version } = data
  const accepted = (side: 'csm' | 'customer') => acceptances.some((each) => each.side === side)
  const isReady = data.isGraduated && gaps.length === 0
  const accept = () =>
    accepting.mutate(
      { params: { id: project.id }, body: { version } },
      { onSuccess: () => notice.done(t('ongoing.accepted')), onError: notice.failed },
    )
  const actions = can('onboarding.write') && (
    <>
      {acceptances.length === 0 && (
        <Button size="compact-sm" onClick={() => setDialog('edit')}>
          {t('ongoing.edit')}
        </Button>
      )}
      {isReady && !accepted('csm') && (
        <Button size="compact-sm" loading={accepting.isPending} onClick={accept}>
          {t('ongoing.accept')}
        </Button>
      )}
      {isReady && !accepted('customer') && (
        <Button size="compact-sm" onClick={() => setDialog('behalf')}>
          {t('ongoing.acceptBehalf')}
        </Button>
      )}
    </>
  )
  return (
    <Section title={t('ongoing.title')} note={<Standing handoff={data} />} actions={actions} framed>
      {gaps.length > 0 && (
        <ul className={classes.reasons}>
          {gaps.map((gap) => (
            <li key={gap}>{t(`ongoing.gap.${gap}`)}</li>
          ))}
        </ul>
      )}
      <Acceptances handoff={data} />
      <OngoingContent project={project} handoff={data} />
      <Modal
        opened={dialog !== undefined}
        onClose={close}
        title={t(dialog === 'behalf' ? 'ongoing.acceptBehalf' : 'ongoing.edit')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {dialog === 'edit' && <OngoingForm project={project} handoff={data} close={close} />}
        {dialog === 'behalf' && <OngoingAcceptanceForm project={project} version={version} close={close} />}
      </Modal>
    </Section>
  )
}

function Standing({ handoff }: { handoff: OngoingHandoff }) {
  const { t } = useMessages('onboarding')
  if (handoff.acceptances.length === 2) return t('ongoing.over')
  return (
    <>
      {handoff.gaps.length > 0 ? t('ongoing.missing', { count: handoff.gaps.length }) : t('ongoing.ready')}{' '}
      {!handoff.isGraduated && t('ongoing.beforeGraduation')}
    </>
  )
}

function Acceptances({ handoff }: { handoff: OngoingHandoff }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  return (
    <ul className={classes.rounds}>
      {(['csm', 'customer'] as const).map((side) => {
        const found = handoff.acceptances.find((each) => each.side === side)
        const words = found && { date: date(found.on), name: found.name, how: found.how ?? '' }
        return (
          <li key={side}>
            <StatusMark level={found ? 'good' : 'unknown'} label={t(`ongoing.side.${side}`)} />
            <span className={classes.small}>
              {words ? t(found.how === null ? 'ongoing.by' : 'ongoing.byBehalf', words) : t('ongoing.waiting')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
