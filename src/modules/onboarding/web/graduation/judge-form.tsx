import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { judgeProject, readFollowUp } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import type { ProjectFormProps } from '../project/form-props.ts'
import { Verdict } from './verdict.tsx'

interface Condition {
  id: number
  text: string
  dueOn: string | null
}

/** Makes the judgement: the verdict follows from the answers and criteria, a conditional one needs its conditions. */
export function JudgeForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const { judgement } = project.exam
  const [conditions, setConditions] = useState<readonly Condition[]>([{ id: 0, text: '', dueOn: null }])
  const { mutate, isPending, error } = useEndpointMutation(judgeProject)
  const [rejudgeOn, setRejudgeOn] = useState<string | null>(null)
  const { data: followUp } = useEndpoint(readFollowUp, { params: { id: project.id } })
  const isConditional = judgement.verdict === 'conditional'
  const judge = () => {
    const filled = conditions.map(({ text, dueOn }) => ({ text, dueOn: dueOn ?? '' }))
    const body = {
      version: project.version,
      conditions: isConditional ? filled : [],
      rejudgeOn: isConditional ? rejudgeOn : null,
    }
    const finish = (answer: { verdict: typeof judgement.verdict }) => {
      notice.done(t('judge.done', { verdict: t(`verdict.${answer.verdict}`) }))
      close()
    }
    mutate({ params: { id: project.id }, body }, { onSuccess: finish })
  }
  return (
    <Form
      onSubmit={judge}
      error={error}
      isPending={isPending}
      submitLabel={t(`judge.confirm.${judgement.verdict}`)}
      onCancel={close}
    >
      <p className={classes.small}>{t('judge.explain')}</p>
      <Verdict project={project} judgement={judgement} />
      {isConditional && (
        <>
          <Conditions conditions={conditions} onChange={setConditions} />
          <DateField
            path="rejudgeOn"
            label={t('judge.rejudgeOn')}
            description={followUp && t('judge.rejudgeHint', { days: followUp.rejudgeWithinDays })}
            value={rejudgeOn}
            onChange={setRejudgeOn}
          />
        </>
      )}
    </Form>
  )
}

interface ConditionsProps {
  conditions: readonly Condition[]
  onChange: (conditions: readonly Condition[]) => void
}

function Conditions({ conditions, onChange }: ConditionsProps) {
  const { t } = useMessages('onboarding')
  const change = (id: number, changes: Partial<Condition>) =>
    onChange(conditions.map((each) => (each.id === id ? { ...each, ...changes } : each)))
  const nextId = Math.max(...conditions.map((each) => each.id), 0) + 1
  return (
    <fieldset className={classes.conditions}>
      <legend>{t('judge.conditions')}</legend>
      {conditions.map((each, index) => (
        <div key={each.id} className={classes.condition}>
          <TextField
            path={`conditions.${index}.text`}
            label={t('judge.condition', { number: index + 1 })}
            value={each.text}
            onChange={(text) => change(each.id, { text })}
          />
          <DateField
            path={`conditions.${index}.dueOn`}
            label={t('judge.until')}
            value={each.dueOn}
            onChange={(dueOn) => change(each.id, { dueOn })}
          />
          {conditions.length > 1 && (
            <ActionIcon
              aria-label={t('judge.removeCondition', { number: index + 1 })}
              onClick={() => onChange(conditions.filter(({ id }) => id !== each.id))}
            >
              <IconX size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...conditions, { id: nextId, text: '', dueOn: null }])}
      >
        {t('judge.addCondition')}
      </Button>
    </fieldset>
  )
}
