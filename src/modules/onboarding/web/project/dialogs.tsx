import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectPage } from '../../contract.ts'
import { AgreementForm } from '../criteria/agreement-form.tsx'
import { CloseDaysForm } from '../edits/close-form.tsx'
import { MoveForm } from '../edits/move-form.tsx'
import { RebaselineForm } from '../edits/rebaseline-form.tsx'
import { ProposalForm, ReplanForm, ValueDateForm } from '../edits/replan-form.tsx'
import { UndoForm } from '../edits/undo-form.tsx'
import { AddGoalForm } from '../goals/goal-form.tsx'
import { AnswerForm } from '../graduation/answer-form.tsx'
import { JudgeForm } from '../graduation/judge-form.tsx'
import { AddMeetingForm } from '../meetings/add-meeting-form.tsx'
import { RhythmForm } from '../meetings/rhythm-form.tsx'
import { ValueForm } from '../outcome/value-form.tsx'
import { EndForm } from '../rounds/end-form.tsx'
import { RekickoffForm } from '../rounds/rekickoff-form.tsx'
import { AddTaskForm } from '../task/add-task-form.tsx'
import { ExportForm } from '../wbs/export-form.tsx'
import { ImportForm } from '../wbs/import-form.tsx'
import { useProjectAddress } from './address.ts'
import { useProjectPanels } from './panels.ts'
import { SettingsForm } from './settings-form.tsx'

/** The dialog that the address names. */
export function ProjectDialogs({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const { PortalLink } = useProjectPanels()
  const [{ dialog }, change] = useProjectAddress()
  const close = () => change({ dialog: undefined })
  const form = { project, close }
  const contents: Record<NonNullable<typeof dialog>, { title: string; content: ReactNode; size?: string }> = {
    settings: { title: t('settings.title'), content: <SettingsForm {...form} /> },
    portal: {
      title: t('project.portal'),
      content: PortalLink ? <PortalLink accountId={project.account.id} /> : null,
      size: 'lg',
    },
    move: { title: t('move.title'), content: <MoveForm {...form} />, size: 'xl' },
    replan: { title: t('replan.title'), content: <ReplanForm {...form} />, size: 'xl' },
    value_date: { title: t('replan.toValueDate.title'), content: <ValueDateForm {...form} />, size: 'xl' },
    proposal: { title: t('proposal.title'), content: <ProposalForm {...form} />, size: 'xl' },
    close_days: { title: t('edits.close.open'), content: <CloseDaysForm {...form} />, size: 'xl' },
    export: { title: t('wbs.export'), content: <ExportForm {...form} /> },
    import: { title: t('wbs.import.title'), content: <ImportForm {...form} />, size: 'xl' },
    undo: { title: t('undo.title'), content: <UndoForm {...form} />, size: 'lg' },
    rebaseline: { title: t('rebaseline.title'), content: <RebaselineForm {...form} /> },
    add_task: { title: t('plan.add'), content: <AddTaskForm {...form} />, size: 'lg' },
    rhythm: { title: t('meetings.rhythm.open'), content: <RhythmForm {...form} />, size: 'lg' },
    add_meeting: { title: t('meetings.add'), content: <AddMeetingForm {...form} />, size: 'lg' },
    add_goal: { title: t('goals.add'), content: <AddGoalForm {...form} />, size: 'lg' },
    value: { title: t('outcome.value.record'), content: <ValueForm {...form} />, size: 'lg' },
    answer: { title: t('exam.record'), content: <AnswerForm {...form} />, size: 'lg' },
    agree: { title: t('criteria.agree'), content: <AgreementForm {...form} /> },
    judge: { title: t('judge.title'), content: <JudgeForm {...form} />, size: 'lg' },
    rekickoff: { title: t('rekickoff.title'), content: <RekickoffForm {...form} />, size: 'xl' },
    end: { title: t('end.title'), content: <EndForm {...form} /> },
  }
  const shown = dialog === undefined ? undefined : contents[dialog]
  return (
    <Modal
      opened={shown !== undefined}
      onClose={close}
      title={shown?.title}
      size={shown?.size ?? 'md'}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      {shown?.content}
    </Modal>
  )
}
