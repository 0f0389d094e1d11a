import { Button, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { hasKept, useKept } from '#platform/web/drafts/index.ts'
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
  const [isWriting, setWriting] = useState(() => hasKept(keptKey(home)))
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

const keptKey = ({ customerName, visitor }: PortalHome) => `value:${customerName}:${visitor.name}`

interface ConfirmationFormProps {
  home: PortalHome
  goals: PortalProjectView['goals']
  onDone: () => void
}

function ConfirmationForm({ home, goals, onDone }: ConfirmationFormProps) {
  const { t } = useMessages('portal')
  const notice = useNotice()
  const begun = {
    clientId: newId(),
    words: '',
    name: home.visitor.name,
    title: '',
    goalId: '',
    confirmedOn: home.today,
  }
  const { value, set, forget } = useKept(keptKey(home), begun)
  const { mutate, isPending, error } = useEndpointMutation(confirmValue, { refreshes: [readPortalHome] })
  const close = () => {
    forget()
    onDone()
  }
  const submit = () =>
    mutate(
      { body: { ...value, goalId: value.goalId || null } },
      {
        onSuccess: () => {
          notice.done(t('value.thanks'))
          close()
        },
      },
    )
  return (
    <div className={classes.form}>
      <Form onSubmit={submit} error={error} isPending={isPending} submitLabel={t('value.send')} onCancel={close}>
        <Words value={value.words} onChange={(words) => set({ words })} />
        {goals.length > 1 && (
          <Select
            label={t('value.goal')}
            data={goals.map((goal) => ({ value: goal.id, label: goal.useCase || goal.metric }))}
            value={value.goalId || null}
            onChange={(goalId) => set({ goalId: goalId ?? '' })}
            clearable
          />
        )}
        <TextField
          path="name"
          label={t('value.name')}
          value={value.name}
          onChange={(name) => set({ name })}
          autoComplete="name"
        />
        <TextField path="title" label={t('value.role')} value={value.title} onChange={(title) => set({ title })} />
        <DateField
          path="confirmedOn"
          label={t('value.on')}
          value={value.confirmedOn || null}
          onChange={(confirmedOn) => set({ confirmedOn: confirmedOn ?? '' })}
        />
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
