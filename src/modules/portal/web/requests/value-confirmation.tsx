import { Button, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, TextField, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { confirmValue, type PortalHome, type PortalProjectView, readPortalHome } from '../../contract.ts'
import { useMay } from '../home/may.ts'
import classes from './requests.module.css'

/** What the customer says it has gained, in its own words, and the form to say so. */
export function ValueConfirmation({ home, project }: { home: PortalHome; project: PortalProjectView }) {
  const { t } = useMessages('portal')
  const { date } = useFormats()
  const [isWriting, setWriting] = useState(false)
  const may = useMay()
  const { confirmations } = project
  const canConfirmValue = project.canConfirmValue && may('confirm_value')
  if (!canConfirmValue && confirmations.length === 0) return null
  return (
    <Section title={t('value.title')} {...(canConfirmValue && { note: t('value.note') })}>
      {confirmations.map((one) => (
        <blockquote key={one.id} className={classes.quote}>
          {one.words}
          <footer>{t('value.said', { name: one.name, date: date(one.confirmedOn) })}</footer>
        </blockquote>
      ))}
      {canConfirmValue &&
        (isWriting ? (
          <ConfirmationForm home={home} goals={project.goals} onDone={() => setWriting(false)} />
        ) : (
          <Button size="lg" className={classes.big} onClick={() => setWriting(true)}>
            {t('value.begin')}
          </Button>
        ))}
    </Section>
  )
}

interface ConfirmationFormProps {
  home: PortalHome
  goals: PortalProjectView['goals']
  onDone: () => void
}

function ConfirmationForm({ home, goals, onDone }: ConfirmationFormProps) {
  const { t } = useMessages('portal')
  const notice = useNotice()
  const [clientId] = useState(() => newId())
  const [words, setWords] = useState('')
  const [name, setName] = useState(home.visitor.name)
  const [title, setTitle] = useState('')
  const [goalId, setGoalId] = useState<string | null>(null)
  const [confirmedOn, setConfirmedOn] = useState<string | null>(home.today)
  const { mutate, isPending, error } = useEndpointMutation(confirmValue, { refreshes: [readPortalHome] })
  const submit = () =>
    mutate(
      { body: { clientId, words, name, title, goalId, confirmedOn: confirmedOn ?? '' } },
      {
        onSuccess: () => {
          notice.done(t('value.thanks'))
          onDone()
        },
      },
    )
  return (
    <div className={classes.form}>
      <Form onSubmit={submit} error={error} isPending={isPending} submitLabel={t('value.send')} onCancel={onDone}>
        <Words value={words} onChange={setWords} />
        {goals.length > 1 && (
          <Select
            label={t('value.goal')}
            data={goals.map((goal) => ({ value: goal.id, label: goal.useCase || goal.metric }))}
            value={goalId}
            onChange={setGoalId}
            clearable
          />
        )}
        <TextField path="name" label={t('value.name')} value={name} onChange={setName} autoComplete="name" />
        <TextField path="title" label={t('value.role')} value={title} onChange={setTitle} />
        <DateField path="confirmedOn" label={t('value.on')} value={confirmedOn} onChange={setConfirmedOn} />
        <p>{t('value.final')}</p>
      </Form>
    </div>
  )
}

function Words({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useMessages('portal')
  return (
    <Textarea
      {...useField('words')}
      label={t('value.words')}
      description={t('value.example')}
      autosize
      minRows={3}
      maxLength={5000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
