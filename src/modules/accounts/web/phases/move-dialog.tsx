import { Checkbox, Modal, Radio } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type AccountDetails, type AccountPhases, movePhase, overridePhase, phaseSchema } from '../../contract.ts'
import { type Phase, phaseKeys } from '../../domain/phase.ts'
import { labelOf } from '../fields/choices.ts'
import type { FieldWords } from '../fields/field-words.ts'
import classes from './phases.module.css'

interface MoveDialogProps {
  account: AccountDetails
  phases: AccountPhases
  words: FieldWords
  onClose: () => void
}

/** Where the customer can go, what stands in the way of the rest, and the way around it for those who may. */
export function MoveDialog({ account, phases, words, onClose }: MoveDialogProps) {
  const { t } = useMessages('accounts')
  const can = usePermissions()
  const notice = useNotice()
  const move = useEndpointMutation(movePhase)
  const override = useEndpointMutation(overridePhase)
  const free = phases.moves.find(({ refusals }) => refusals.length === 0)
  const [phase, setPhase] = useState<Phase | undefined>(free?.phase)
  const [reason, setReason] = useState('')
  const [isOverriding, setOverriding] = useState(false)

  const targets = isOverriding
    ? phaseKeys.filter((key) => key !== phases.phase).map((key) => ({ phase: key, refusals: [] }))
    : phases.moves
  const refusalText = ({ code, condition }: AccountPhases['moves'][number]['refusals'][number]) =>
    t(`refusal.${code.replace('accounts.', '')}`, {
      condition: condition ? labelOf(words.choices.conditions, condition) : '',
    })
  const save = () => {
    if (!phase) return
    const answer = {
      onSuccess: () => {
        onClose()
        notice.done(t('phases.moved', { phase: words.text('phase', phase) }))
      },
    }
    const params = { id: account.id }
    if (isOverriding) override.mutate({ params, body: { phase, reason } }, answer)
    else move.mutate({ params, body: { phase, reason } }, answer)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      title={t('phases.moveTitle', { phase: words.text('phase', phases.phase) })}
    >
      <Form
        onSubmit={save}
        onCancel={onClose}
        error={move.error ?? override.error}
        isPending={move.isPending || override.isPending}
        submitLabel={phase ? t('phases.moveTo', { phase: words.text('phase', phase) }) : t('phases.move')}
      >
        <Radio.Group
          label={t('phases.target')}
          value={phase ?? null}
          onChange={(value) => setPhase(phaseSchema.safeParse(value).data)}
        >
          <div className={classes.targets}>
            {targets.map((target) => (
              <Radio
                key={target.phase}
                value={target.phase}
                label={words.text('phase', target.phase)}
                disabled={target.refusals.length > 0}
                description={target.refusals.map(refusalText).join(t('value.comma'))}
              />
            ))}
          </div>
        </Radio.Group>
        {!free && !isOverriding && <p className={classes.note}>{t('phases.noneFree')}</p>}
        {can('accounts.override_phase') && (
          <Checkbox
            label={t('phases.override')}
            description={t('phases.overrideHint')}
            checked={isOverriding}
            onChange={(event) => {
              setOverriding(event.currentTarget.checked)
              setPhase(event.currentTarget.checked ? phase : free?.phase)
            }}
          />
        )}
        <TextField
          path="reason"
          label={isOverriding ? t('phases.reasonRequired') : t('phases.reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          required={isOverriding}
        />
      </Form>
    </Modal>
  )
}
