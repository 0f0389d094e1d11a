import { Button, Modal, SegmentedControl, Select } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, TextField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { type FollowUp, type ProjectPage, readFollowUp, recordEnablement } from '../../contract.ts'
import { type EnablementLevel, enablementLevels } from '../../domain/graduation/enablement.ts'
import classes from '../outcome/outcome.module.css'

/** How far the customer stands on its own, each step with what showed it. */
export function EnablementSection({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const { data } = useEndpoint(readFollowUp, { params: { id: project.id } })
  if (!data) return null
  const { level, required, records } = data.enablement
  const record = can('onboarding.write') && (
    <Button size="compact-sm" onClick={() => setOpen(true)}>
      {t('enablement.record')}
    </Button>
  )
  return (
    <Section
      title={t('enablement.title')}
      note={
        <>
          {level === 0 ? t('enablement.none') : t('enablement.note', { level })}{' '}
          {required !== null && t('enablement.required', { required })}
        </>
      }
      actions={record}
      framed
    >
      <ul className={classes.rounds}>
        {enablementLevels.map((each) => (
          <li key={each}>
            <StatusMark level={each <= level ? 'good' : 'unknown'} label={t(`enablement.level.${each}`)} />
            <Evidence records={records.filter((one) => one.level === each)} />
          </li>
        ))}
      </ul>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('enablement.record')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <EnablementForm projectId={project.id} close={close} />
      </Modal>
    </Section>
  )
}

function Evidence({ records }: { records: FollowUp['enablement']['records'] }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  return records.map((each) => (
    <span key={each.id} className={classes.small}>
      {each.isShown ? t('enablement.shown') : t('enablement.lost')} {each.evidence}{' '}
      {t('enablement.by', { date: date(each.shownOn), name: each.recordedBy })}
    </span>
  ))
}

function EnablementForm({ projectId, close }: { projectId: string; close: () => void }) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const notice = useNotice()
  const [clientId] = useState(newId)
  const [level, setLevel] = useState<EnablementLevel>(1)
  const [isShown, setShown] = useState(true)
  const [evidence, setEvidence] = useState('')
  const [shownOn, setShownOn] = useState<string | null>(today())
  const { mutate, isPending, error } = useEndpointMutation(recordEnablement)
  const save = () => {
    if (shownOn === null) return
    const onSuccess = () => {
      notice.done(t('enablement.done'))
      close()
    }
    mutate({ params: { id: projectId }, body: { clientId, level, isShown, evidence, shownOn } }, { onSuccess })
  }
  return (
    <Form
      required={{ shownOn }}
      onSubmit={save}
      error={error}
      isPending={isPending}
      submitLabel={t('enablement.record')}
      onCancel={close}
    >
      <Select
        label={t('enablement.which')}
        data={enablementLevels.map((each) => ({ value: String(each), label: t(`enablement.level.${each}`) }))}
        value={String(level)}
        onChange={(next) => setLevel(enablementLevels.find((each) => String(each) === next) ?? level)}
        allowDeselect={false}
      />
      <SegmentedControl
        aria-label={t('enablement.isShown')}
        data={[
          { value: 'shown', label: t('enablement.shown') },
          { value: 'lost', label: t('enablement.lost') },
        ]}
        value={isShown ? 'shown' : 'lost'}
        onChange={(next) => setShown(next === 'shown')}
      />
      <TextField
        path="evidence"
        label={t('enablement.evidence')}
        description={t('enablement.evidenceHint')}
        value={evidence}
        onChange={setEvidence}
      />
      <DateField path="shownOn" label={t('enablement.shownOn')} value={shownOn} onChange={setShownOn} />
    </Form>
  )
}
