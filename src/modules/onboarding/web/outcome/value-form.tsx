import { Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { recordValueConfirmation } from '../../contract.ts'
import type { ProjectFormProps } from '../project/form-props.ts'
import classes from './outcome.module.css'
import { TestimonyFields, useTestimony } from './testimony.tsx'

/** Writes down on behalf of the customer that value was reached. */
export function ValueForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const notice = useNotice()
  const [clientId] = useState(newId)
  const [words, setWords] = useState('')
  const [title, setTitle] = useState('')
  const [goalId, setGoalId] = useState<string | null>(null)
  const [confirmedOn, setConfirmedOn] = useState<string | null>(today())
  const testimony = useTestimony()
  const { mutate, isPending, error } = useEndpointMutation(recordValueConfirmation)
  const finish = () => {
    notice.done(t('outcome.value.done'))
    close()
  }
  const save = () => {
    if (confirmedOn === null) return
    const { name, how } = testimony.value
    mutate(
      { params: { id: project.id }, body: { clientId, goalId, words, name, title, confirmedOn, how } },
      { onSuccess: finish },
    )
  }
  return (
    <Form
      required={{ confirmedOn }}
      onSubmit={save}
      error={error}
      isPending={isPending}
      submitLabel={t('outcome.value.save')}
      onCancel={close}
    >
      <p className={classes.small}>{t('outcome.value.behalf')}</p>
      <WordsField value={words} onChange={setWords} />
      <TestimonyFields project={project} {...testimony} />
      <div className={classes.fields}>
        <TextInput
          label={t('outcome.value.role')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <DateField
          path="confirmedOn"
          label={t('outcome.value.confirmedOn')}
          value={confirmedOn}
          onChange={setConfirmedOn}
        />
      </div>
      <Select
        label={t('outcome.value.goal')}
        placeholder={t('outcome.value.anyGoal')}
        data={project.goals
          .filter((goal) => goal.cycle === project.cycle)
          .map((goal) => ({ value: goal.id, label: goal.metric || goal.useCase || t('goals.untitled') }))}
        value={goalId}
        onChange={setGoalId}
        clearable
      />
    </Form>
  )
}

function WordsField({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const { t } = useMessages('onboarding')
  return (
    <Textarea
      {...useField('words')}
      label={t('outcome.value.words')}
      description={t('outcome.value.wordsHint')}
      data-autofocus
      autosize
      minRows={3}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
