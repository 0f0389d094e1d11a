import { MultiSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { addDays } from '#platform/kernel/dates.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import stopReasons from '../../content/stop-reasons.json' with { type: 'json' }
import { type GoalInput, rekickOff } from '../../contract.ts'
import { draftOf, emptyGoal } from '../goals/goal-draft.ts'
import { GoalList } from '../goals/goal-list.tsx'
import classes from '../outcome/outcome.module.css'
import type { ProjectFormProps } from '../project/form-props.ts'
import { useText } from '../text.ts'
import { SponsorFields } from './sponsor-fields.tsx'

/** Begins a new round: why it stopped, what it aims at now, by when, and that the sponsor stands by it. */
export function RekickoffForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const notice = useNotice()
  const current = project.goals.filter((goal) => goal.cycle === project.cycle).map(draftOf)
  const [heldOn, setHeldOn] = useState<string | null>(today())
  const [valueOn, setValueOn] = useState<string | null>(addDays(today(), 60))
  const [reasonKeys, setReasonKeys] = useState<string[]>([])
  const [rootCause, setRootCause] = useState('')
  const [sponsor, setSponsor] = useState({ sponsorName: '', sponsorWords: '' })
  const [goals, setGoals] = useState<readonly GoalInput[]>(current.length > 0 ? current : [emptyGoal])
  const { mutate, isPending, error } = useEndpointMutation(rekickOff)
  const finish = () => {
    notice.done(t('rekickoff.done'))
    close()
  }
  const save = () => {
    if (heldOn === null || valueOn === null) return
    const body = { version: project.version, heldOn, valueOn, reasonKeys, rootCause, ...sponsor, goals: [...goals] }
    mutate({ params: { id: project.id }, body }, { onSuccess: finish })
  }
  return (
    <Form
      required={{ heldOn, valueOn }}
      onSubmit={save}
      error={error}
      isPending={isPending}
      submitLabel={t('rekickoff.confirm')}
      onCancel={close}
    >
      <p className={classes.small}>{t('rekickoff.explain', { cycle: project.cycle + 1 })}</p>
      <CauseFields keys={reasonKeys} onKeys={setReasonKeys} cause={rootCause} onCause={setRootCause} />
      <div className={classes.fields}>
        <DateField path="heldOn" label={t('rekickoff.heldOn')} value={heldOn} onChange={setHeldOn} />
        <DateField path="valueOn" label={t('rekickoff.valueOn')} value={valueOn} onChange={setValueOn} />
      </div>
      <SponsorFields project={project} value={sponsor} onChange={setSponsor} />
      <h3 className={classes.subtitle}>{t('rekickoff.goals')}</h3>
      <GoalList goals={goals} onChange={setGoals} accountId={project.account.id} />
    </Form>
  )
}

interface CauseFieldsProps {
  keys: string[]
  onKeys: (keys: string[]) => void
  cause: string
  onCause: (text: string) => void
}

function CauseFields({ keys, onKeys, cause, onCause }: CauseFieldsProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  return (
    <>
      <MultiSelect
        {...useField('reasonKeys')}
        label={t('rekickoff.reasons')}
        data={stopReasons.map((each) => ({ value: each.key, label: text(each.label) }))}
        value={keys}
        onChange={onKeys}
      />
      <Textarea
        {...useField('rootCause')}
        label={t('rekickoff.rootCause')}
        description={t('rekickoff.rootCauseHint')}
        autosize
        minRows={3}
        value={cause}
        onChange={(event) => onCause(event.currentTarget.value)}
      />
    </>
  )
}
