import { Button, NumberInput, Switch } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, DateField, Form, TextField, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import {
  agreeScope,
  previewScopeRequest,
  requestScope,
  type ScopeStatement,
  writeScopeStatement,
} from '../../contract.ts'
import { type ScopePlace, scopePlaces } from '../../domain/scope.ts'
import { type Side, sides } from '../../domain/task.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import { TestimonyFields, useTestimony } from '../outcome/testimony.tsx'
import type { ProjectFormProps } from '../project/form-props.ts'
import classes from '../waiting/matters.module.css'
import { useEffectText } from './scope-requests.tsx'

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A new version, a line an item. */
export function StatementForm({ project, latest, close }: ProjectFormProps & { latest: ScopeStatement | undefined }) {
  const { t } = useMessages('onboarding')
  const textOf = (place: ScopePlace) =>
    (latest?.items ?? [])
      .filter((item) => item.place === place)
      .map(({ text }) => text)
      .join('\n')
  const [texts, setTexts] = useState({ in: textOf('in'), phase_2: textOf('phase_2'), out: textOf('out') })
  const [note, setNote] = useState(latest?.note ?? '')
  const [isShared, setShared] = useState(true)
  const { mutate, isPending, error } = useEndpointMutation(writeScopeStatement)
  const save = () => {
    const items = scopePlaces.flatMap((place) => linesOf(texts[place]).map((text) => ({ text, place })))
    const visibility = isShared ? ('customer' as const) : ('internal' as const)
    const body = { basedOn: latest?.statement ?? 0, items, note, visibility }
    mutate({ params: { id: project.id }, body }, { onSuccess: close })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      {scopePlaces.map((place) => (
        <TextArea
          key={place}
          path={place === 'in' ? 'items' : place}
          label={t(`scope.place.${place}`)}
          description={t('scope.lines')}
          value={texts[place]}
          onChange={(text) => setTexts({ ...texts, [place]: text })}
        />
      ))}
      <TextArea path="note" label={t('scope.remark')} value={note} onChange={setNote} />
      <Switch
        label={t('scope.share')}
        checked={isShared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
    </Form>
  )
}

export function ScopeAgreementForm({ project, statement, close }: ProjectFormProps & { statement: number }) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const [agreedOn, setAgreedOn] = useState<string | null>(today())
  const testimony = useTestimony()
  const { mutate, isPending, error } = useEndpointMutation(agreeScope)
  const save = () => {
    if (agreedOn === null) return
    const { name: agreedBy, how } = testimony.value
    mutate({ params: { id: project.id }, body: { statement, agreedBy, agreedOn, how } }, { onSuccess: close })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close} required={{ agreedOn }}>
      <TestimonyFields project={project} {...testimony} namePath="agreedBy" />
      <DateField path="agreedOn" label={t('criteria.agreedOn')} value={agreedOn} onChange={setAgreedOn} />
    </Form>
  )
}

/** What the customer asks for and the work it takes, with its effect before anything is said. */
export function RequestForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const notice = useNotice()
  const effectOf = useEffectText()
  const [clientId] = useState(newId)
  const [value, setValue] = useState({ title: '', reason: '', requestedBy: '', work: '' })
  const [side, setSide] = useState<Side>('vendor')
  const [days, setDays] = useState(5)
  const [requestedOn, setRequestedOn] = useState<string | null>(today())
  const preview = useEndpointMutation(previewScopeRequest, { refreshes: [] })
  const { mutate, isPending, error } = useEndpointMutation(requestScope)
  const set = (change: Partial<typeof value>) => setValue({ ...value, ...change })
  const works = [{ name: value.work || value.title || '-', side, businessDays: days }]
  const params = { id: project.id }
  const save = () => {
    if (requestedOn === null) return
    const { title, reason, requestedBy } = value
    mutate({ params, body: { clientId, title, reason, requestedBy, requestedOn, works } }, { onSuccess: close })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close} required={{ requestedOn }}>
      <TextField
        path="title"
        label={t('scope.request.title')}
        value={value.title}
        onChange={(title) => set({ title })}
      />
      <TextArea
        path="reason"
        label={t('scope.request.reason')}
        value={value.reason}
        onChange={(reason) => set({ reason })}
      />
      <div className={classes.fields}>
        <TextField
          path="requestedBy"
          label={t('scope.request.requestedBy')}
          value={value.requestedBy}
          onChange={(requestedBy) => set({ requestedBy })}
        />
        <DateField
          path="requestedOn"
          label={t('scope.request.requestedOn')}
          value={requestedOn}
          onChange={setRequestedOn}
        />
        <TextField
          path="works.0.name"
          label={t('scope.request.workName')}
          value={value.work}
          onChange={(work) => set({ work })}
        />
        <ChoiceField
          path="works.0.side"
          label={t('scope.request.workSide')}
          value={side}
          choices={sides.map((each) => ({ value: each, label: t(`side.${each}`) }))}
          onChange={setSide}
        />
        <DaysField project={project} value={days} onChange={setDays} />
      </div>
      <div className={classes.buttons}>
        <Button
          size="compact-sm"
          loading={preview.isPending}
          onClick={() => preview.mutate({ params, body: { works } }, { onError: notice.failed })}
        >
          {t('scope.request.preview')}
        </Button>
        {preview.data && <span role="status">{effectOf(preview.data)}</span>}
      </div>
    </Form>
  )
}

interface DaysFieldProps {
  project: ProjectFormProps['project']
  value: number
  onChange: (days: number) => void
}

function DaysField({ project, value, onChange }: DaysFieldProps) {
  const { t } = useMessages('onboarding')
  return (
    <NumberInput
      {...useField('works.0.businessDays')}
      label={t(`scope.request.workDays.${project.dayKind}`)}
      min={1}
      max={250}
      allowDecimal={false}
      value={value}
      onChange={(days) => onChange(Number(days) || 1)}
    />
  )
}
