import { Button, Switch } from '@mantine/core'
import { useState } from 'react'
import { minorUnitDigits, moneyFromMajor } from '#platform/kernel/money.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form, NumberField, TextField, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type ProjectPage, readValueStatement, removeUnitValue, saveUnitValue, type ValueItem } from '../../contract.ts'
import { valuePeriods } from '../../domain/graduation/value.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import classes from '../outcome/outcome.module.css'

interface UnitValueFormProps {
  project: ProjectPage
  item: ValueItem
  close: () => void
}

/** What one unit of improvement is worth, and where the figure comes from. */
export function UnitValueForm({ project, item, close }: UnitValueFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [opened] = useState(item.unitValue)
  const [draft, setDraft] = useState(() => draftOf(opened))
  const refreshes = [readValueStatement]
  const saving = useEndpointMutation(saveUnitValue, { refreshes })
  const removing = useEndpointMutation(removeUnitValue, { refreshes })
  const version = useHeldVersion(item.unitValue?.version ?? 0, saving.error)
  const params = { id: project.id, goalId: item.goalId }
  const isCurrency = /^[A-Z]{3}$/.test(draft.currency)
  const save = () => {
    if (draft.amount === null || !isCurrency) return
    const { amountMinor } = moneyFromMajor(draft.amount, draft.currency)
    const { currency, period, source, isShared } = draft
    const body = { amountMinor, currency, period, source, isShared, version }
    saving.mutate({ params, body }, { onSuccess: close })
  }
  return (
    <Form
      required={{
        amountMinor: draft.amount,
        currency: isCurrency ? draft.currency : '',
        source: draft.source.trim(),
      }}
      onSubmit={save}
      error={saving.error}
      isPending={saving.isPending}
      onCancel={close}
    >
      <p className={classes.small}>
        {t('money.formNote', { name: item.name || t('goals.untitled'), unit: item.unit || t('money.oneUnit') })}
      </p>
      <div className={classes.fields}>
        <NumberField
          path="amountMinor"
          label={t('money.perUnit', { unit: item.unit || t('money.oneUnit') })}
          value={draft.amount}
          onChange={(amount) => setDraft({ ...draft, amount })}
        />
        <TextField
          path="currency"
          label={t('money.currency')}
          value={draft.currency}
          maxLength={3}
          onChange={(currency) => setDraft({ ...draft, currency: currency.toUpperCase() })}
        />
      </div>
      <ChoiceField
        path="period"
        label={t('money.period')}
        choices={valuePeriods.map((value) => ({ value, label: t(`money.periods.${value}`) }))}
        value={draft.period}
        onChange={(period) => setDraft({ ...draft, period })}
      />
      <TextArea
        path="source"
        label={t('money.sourceLabel')}
        description={t('money.sourceHint')}
        value={draft.source}
        onChange={(source) => setDraft({ ...draft, source })}
      />
      <Switch
        label={t('money.share')}
        description={t('money.shareHint')}
        checked={draft.isShared}
        onChange={(event) => setDraft({ ...draft, isShared: event.currentTarget.checked })}
      />
      {opened && (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            loading={removing.isPending}
            onClick={() =>
              removing.mutate({ params }, { onSuccess: close, onError: (thrown) => notice.failed(thrown) })
            }
          >
            {t('money.remove')}
          </Button>
        </div>
      )}
    </Form>
  )
}

function draftOf(unitValue: ValueItem['unitValue']) {
  const { amountMinor, currency = 'JPY', period = 'month', source = '', isShared = false } = unitValue ?? {}
  const amount = amountMinor === undefined ? null : amountMinor / 10 ** minorUnitDigits(currency)
  return { amount, currency, period, source, isShared }
}
