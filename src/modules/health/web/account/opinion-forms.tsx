import { Modal, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { addDays } from '#platform/kernel/dates.ts'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, DateField, Form, NumberField, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { overrideHealth, readAccountHealth, saySentiment } from '../../contract.ts'

interface OpinionProps {
  accountId: string
  opened: boolean
  close: () => void
}

function ReasonField({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const { t } = useMessages('health')
  return (
    <Textarea
      {...useField('reason')}
      label={t('field.reason')}
      description={t('field.reasonHint')}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** How the customer feels to us, why, and until when that is worth something. */
export function SentimentForm(props: OpinionProps) {
  const { t } = useMessages('health')
  return (
    <OpinionModal {...props} title={t('sentiment.title')}>
      <SentimentFields {...props} />
    </OpinionModal>
  )
}

/** A decision instead of the computed score, why, and until when. */
export function OverrideForm(props: OpinionProps) {
  const { t } = useMessages('health')
  return (
    <OpinionModal {...props} title={t('override.title')}>
      <OverrideFields {...props} />
    </OpinionModal>
  )
}

function OpinionModal({ opened, close, title, children }: OpinionProps & { title: string; children: ReactNode }) {
  const { t } = useMessages('platform')
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      {opened && children}
    </Modal>
  )
}

const moods = ['good', 'neutral', 'bad'] as const

function SentimentFields({ accountId, close }: OpinionProps) {
  const { t } = useMessages('health')
  const { today } = useFormats()
  const notice = useNotice()
  const [clientId] = useState(() => newId())
  const [mood, setMood] = useState<(typeof moods)[number]>('neutral')
  const [reason, setReason] = useState('')
  const [expiresOn, setExpiresOn] = useState<string | null>(addDays(today(), 90))
  const say = useEndpointMutation(saySentiment, { refreshes: [readAccountHealth] })
  const submit = () =>
    say.mutate(
      { params: { id: accountId }, body: { mood, reason, clientId, ...(expiresOn ? { expiresOn } : {}) } },
      {
        onSuccess: () => {
          notice.done(t('sentiment.saved'))
          close()
        },
      },
    )
  return (
    <Form
      onSubmit={submit}
      error={say.error}
      isPending={say.isPending}
      onCancel={close}
      required={{ reason, expiresOn }}
    >
      <ChoiceField
        path="mood"
        label={t('sentiment.label')}
        value={mood}
        choices={moods.map((value) => ({ value, label: t(`option.${value}`) }))}
        onChange={setMood}
      />
      <ReasonField value={reason} onChange={setReason} />
      <DateField path="expiresOn" label={t('sentiment.expiresOn')} value={expiresOn} onChange={setExpiresOn} />
    </Form>
  )
}

const decisions = ['score', 'good', 'watch', 'risk'] as const

function OverrideFields({ accountId, close }: OpinionProps) {
  const { t } = useMessages('health')
  const { today } = useFormats()
  const notice = useNotice()
  const [clientId] = useState(() => newId())
  const [decision, setDecision] = useState<(typeof decisions)[number]>('watch')
  const [score, setScore] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [untilOn, setUntilOn] = useState<string | null>(addDays(today(), 30))
  const override = useEndpointMutation(overrideHealth, { refreshes: [readAccountHealth] })
  const isScore = decision === 'score'
  const submit = () =>
    override.mutate(
      {
        params: { id: accountId },
        body: {
          score: isScore && score !== null ? Math.round(score) : null,
          band: isScore ? null : decision,
          reason,
          untilOn: untilOn ?? today(),
          clientId,
        },
      },
      {
        onSuccess: () => {
          notice.done(t('override.saved'))
          close()
        },
      },
    )
  return (
    <Form
      onSubmit={submit}
      error={override.error}
      isPending={override.isPending}
      onCancel={close}
      required={{ reason, untilOn, ...(isScore ? { score } : {}) }}
    >
      <ChoiceField
        path="band"
        label={t('override.what')}
        value={decision}
        choices={decisions.map((value) => ({
          value,
          label: value === 'score' ? t('override.score') : t(`band.${value}`),
        }))}
        onChange={setDecision}
      />
      {isScore && <NumberField path="score" label={t('override.score')} value={score} onChange={setScore} />}
      <ReasonField value={reason} onChange={setReason} />
      <DateField path="untilOn" label={t('override.untilOn')} value={untilOn} onChange={setUntilOn} />
    </Form>
  )
}
