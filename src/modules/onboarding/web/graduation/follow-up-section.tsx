import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, TextField, useHeldVersion } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type StatusLevel, StatusMark } from '#platform/web/status/index.ts'
import { closeCondition, type FollowUp, readFollowUp } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import type { OutcomePartProps } from '../outcome/value-section.tsx'

const levels: Record<FollowUp['conditions'][number]['state'], StatusLevel> = {
  open: 'watch',
  met: 'good',
  dropped: 'unknown',
}

/** What a conditional graduation still asks for, until when, and what became of the exam's mails. */
export function FollowUpSection({ project, isEditable }: OutcomePartProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const { data } = useEndpoint(readFollowUp, { params: { id: project.id } })
  if (!data || (data.conditions.length === 0 && data.steps.length === 0)) return null
  return (
    <Section
      title={t('followUp.title')}
      note={data.rejudgeOn ? t('followUp.rejudge', { date: date(data.rejudgeOn) }) : t('followUp.noRejudge')}
    >
      {data.conditions.length > 0 && (
        <ul className={classes.criteria}>
          {data.conditions.map((each) => (
            <Condition
              key={each.id}
              projectId={project.id}
              condition={each}
              isEditable={isEditable || project.carried.includes(each.id)}
            />
          ))}
        </ul>
      )}
      {data.steps.length > 0 && (
        <>
          <p className={classes.subtitle}>{t('followUp.steps')}</p>
          <ul className={classes.reasons}>
            {data.steps.map(({ step, on }) => (
              <li key={`${step}-${on}`}>
                {date(on)} {t(`followUp.step.${step}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

interface ConditionProps {
  projectId: string
  condition: FollowUp['conditions'][number]
  isEditable: boolean
}

function Condition({ projectId, condition, isEditable }: ConditionProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const [isEditing, setEditing] = useState(false)
  const { state, isOverdue, closedOn } = condition
  return (
    <li className={classes.criterion}>
      <div className={classes.criterionHead}>
        <StatusMark
          level={isOverdue ? 'risk' : levels[state]}
          label={isOverdue ? t('followUp.overdue') : t(`followUp.${state}`)}
        />
        <span className={classes.criterionText}>{condition.text}</span>
        <span className={classes.small}>{t('followUp.until', { date: date(condition.dueOn) })}</span>
        {isEditable && state === 'open' && !isEditing && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => setEditing(true)}
            aria-label={t('followUp.closeOf', { name: condition.text })}
          >
            {t('followUp.close')}
          </Button>
        )}
      </div>
      {closedOn !== null && (
        <p className={classes.evidence}>
          {t('followUp.closed', { date: date(closedOn), name: condition.closedBy ?? '—', note: condition.note })}
        </p>
      )}
      {isEditing && <CloseForm projectId={projectId} condition={condition} close={() => setEditing(false)} />}
    </li>
  )
}

const results = ['met', 'dropped'] as const

function CloseForm({ projectId, condition, close }: Omit<ConditionProps, 'isEditable'> & { close: () => void }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [state, setState] = useState<(typeof results)[number]>('met')
  const [note, setNote] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(closeCondition)
  const version = useHeldVersion(condition.version, error)
  const finish = () => {
    notice.done(t('followUp.done'))
    close()
  }
  const save = () =>
    mutate(
      { params: { id: projectId, conditionId: condition.id }, body: { version, state, note } },
      { onSuccess: finish },
    )
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('followUp.close')} onCancel={close}>
      <SegmentedControl
        aria-label={t('followUp.result')}
        data={results.map((each) => ({ value: each, label: t(`followUp.${each}`) }))}
        value={state}
        onChange={(next) => setState(results.find((each) => each === next) ?? state)}
      />
      <TextField path="note" label={t('followUp.note')} value={note} onChange={setNote} />
    </Form>
  )
}
