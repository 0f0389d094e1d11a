import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { answerTraining, readPortalTrainings } from '../../contract.ts'
import classes from '../requests/requests.module.css'
import { ScoreScale } from '../requests/score-scale.tsx'

const scores = [1, 2, 3, 4, 5] as const

/** Three questions right after the training. */
export function TrainingSurvey({ id, close }: { id: string; close: () => void }) {
  const { t } = useMessages('portal')
  const [understood, setUnderstood] = useState<number>()
  const [usable, setUsable] = useState<number>()
  const [wanted, setWanted] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(answerTraining, { refreshes: [readPortalTrainings] })
  const scale = { scores, low: t('training.survey.low'), high: t('training.survey.high') }
  const send = () => {
    if (understood === undefined || usable === undefined) return
    mutate({ params: { id }, body: { understood, usable, wanted } }, { onSuccess: close })
  }
  return (
    <div className={classes.form}>
      <Form
        onSubmit={send}
        error={error}
        isPending={isPending}
        submitLabel={t('training.survey.send')}
        required={{ understood, usable }}
        onCancel={close}
      >
        <ScoreScale
          path="understood"
          label={t('training.survey.understood')}
          value={understood}
          onChange={setUnderstood}
          {...scale}
        />
        <ScoreScale path="usable" label={t('training.survey.usable')} value={usable} onChange={setUsable} {...scale} />
        <Textarea
          label={t('training.survey.wanted')}
          autosize
          minRows={2}
          maxLength={5000}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <p className={classes.hint}>{t('training.survey.use')}</p>
      </Form>
    </div>
  )
}
