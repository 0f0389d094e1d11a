import { Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { changeUsageWatch, type UsageRule, type UsageWatch } from '../../contract.ts'
import { RuleFields } from './rule-fields.tsx'
import classes from './usage.module.css'

interface RuleFormProps {
  projectId: string
  watch: UsageWatch
  name: string
  close: () => void
}

/** What shows a win or a task in usage, for this project alone. */
export function RuleForm(props: RuleFormProps) {
  const { t } = useMessages('onboarding')
  return (
    <Modal
      opened
      onClose={props.close}
      title={t('usage.formTitle', { name: props.name })}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      <Fields {...props} />
    </Modal>
  )
}

const noRule: UsageRule = { kind: 'events', names: [], features: [], atLeast: 1 }

function Fields({ projectId, watch, name, close }: RuleFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [isOwn, setIsOwn] = useState(watch.isOwn)
  const [isOff, setIsOff] = useState(watch.isOff)
  const [rule, setRule] = useState(watch.rule ?? noRule)
  const { mutate, isPending, error } = useEndpointMutation(changeUsageWatch)
  const save = () =>
    mutate(
      {
        params: { id: projectId, subject: watch.subject, key: watch.key },
        body: { rule: isOwn ? rule : null, isOff, version: watch.version },
      },
      {
        onSuccess: () => {
          notice.done(t('usage.saved', { name }))
          close()
        },
      },
    )
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('platform:actions.save')} onCancel={close}>
      <p className={classes.note}>{t('usage.formNote')}</p>
      <Checkbox label={t('usage.isOff')} checked={isOff} onChange={(event) => setIsOff(event.currentTarget.checked)} />
      {!isOff && (
        <Checkbox
          label={t('usage.isOwn')}
          description={t('usage.isOwnHint')}
          checked={isOwn}
          onChange={(event) => setIsOwn(event.currentTarget.checked)}
        />
      )}
      {!isOff && isOwn && <RuleFields rule={rule} onChange={setRule} path="rule." />}
    </Form>
  )
}
