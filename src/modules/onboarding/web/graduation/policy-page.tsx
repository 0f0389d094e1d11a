import { Button, Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form, NumberField, useDraft, useField } from '#platform/web/form/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import {
  type GraduationSettingsInput,
  type PolicyEffect,
  previewGraduationPolicy,
  readGraduationPolicy,
  saveGraduationPolicy,
} from '../../contract.ts'
import { enablementLevels } from '../../domain/graduation/enablement.ts'
import classes from '../outcome/outcome.module.css'
import policyClasses from './policy.module.css'

/** By what the exam is sent and a graduation judged, with what a change would mean for the open projects. */
export function GraduationPolicyPage() {
  const { t } = useMessages('onboarding')
  const { data, error, refetch } = useEndpoint(readGraduationPolicy, {})
  if (!data) return error ? <ProblemState thrown={error} onRetry={refetch} /> : <PageSkeleton />
  const { version, ...settings } = data
  return (
    <Page>
      <PageHeader
        title={t('policy.title')}
        answer={t('policy.answer', {
          pass: settings.cutOffs.passScore,
          send: settings.timing.sendOnDay,
          close: settings.timing.closeOnDay,
        })}
        parent={{ label: t('policy.settings'), to: '/settings' }}
      />
      <Policy version={version} settings={settings} />
    </Page>
  )
}

function Policy({ version, settings }: { version: number; settings: GraduationSettingsInput }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const notice = useNotice()
  const saving = useEndpointMutation(saveGraduationPolicy, { refreshes: [readGraduationPolicy] })
  const preview = useEndpointMutation(previewGraduationPolicy)
  const { value: draft, setValue: setDraft, ...form } = useDraft({ version, value: settings }, saving.error)
  const change = (changed: GraduationSettingsInput) => {
    setDraft(changed)
    preview.reset()
  }
  const save = () =>
    saving.mutate(
      { body: { ...draft, version: form.version } },
      {
        onSuccess: (saved) => {
          form.settle(saved.version)
          notice.done(t('policy.saved'))
        },
      },
    )
  return (
    <Section title={t('policy.heading')} note={t('policy.note')} framed>
      <Form onSubmit={save} error={saving.error ?? preview.error} isPending={saving.isPending}>
        <fieldset className={policyClasses.policy} disabled={!can('onboarding.manage_programs')}>
          <PolicyFields draft={draft} onChange={change} />
        </fieldset>
        <div>
          <Button size="compact-sm" loading={preview.isPending} onClick={() => preview.mutate({ body: draft })}>
            {t('policy.preview')}
          </Button>
        </div>
        {preview.data && <Effect effect={preview.data} />}
      </Form>
    </Section>
  )
}

interface PolicyFieldsProps {
  draft: GraduationSettingsInput
  onChange: (draft: GraduationSettingsInput) => void
}

const cutOffs = ['passScore', 'conditionalScore', 'maxUnmetForConditional'] as const
const timings = [
  'sendOnDay',
  'closeOnDay',
  'firstReminderBusinessDays',
  'lastReminderDaysBeforeClose',
  'graceBusinessDays',
] as const

function PolicyFields({ draft, onChange }: PolicyFieldsProps) {
  const { t } = useMessages('onboarding')
  return (
    <>
      <ChoiceField
        path="cutOffs.scoreBasis"
        label={t('policy.scoreBasis')}
        choices={(['lowest', 'champion'] as const).map((value) => ({ value, label: t(`policy.basis.${value}`) }))}
        value={draft.cutOffs.scoreBasis}
        onChange={(scoreBasis) => onChange({ ...draft, cutOffs: { ...draft.cutOffs, scoreBasis } })}
      />
      <div className={classes.fields}>
        {cutOffs.map((field) => (
          <NumberField
            key={field}
            path={`cutOffs.${field}`}
            label={t(`policy.${field}`)}
            value={draft.cutOffs[field]}
            onChange={(value) => onChange({ ...draft, cutOffs: { ...draft.cutOffs, [field]: value ?? 0 } })}
          />
        ))}
      </div>
      <div className={classes.fields}>
        {timings.map((field) => (
          <NumberField
            key={field}
            path={`timing.${field}`}
            label={t(`policy.${field}`)}
            value={draft.timing[field]}
            onChange={(value) => onChange({ ...draft, timing: { ...draft.timing, [field]: value ?? 0 } })}
          />
        ))}
      </div>
      <div className={classes.fields}>
        {(['warnFromDay', 'rekickoffDay'] as const).map((field) => (
          <NumberField
            key={field}
            path={`day90.${field}`}
            label={t(`policy.${field}`)}
            value={draft.day90[field]}
            onChange={(value) => onChange({ ...draft, day90: { ...draft.day90, [field]: value ?? 0 } })}
          />
        ))}
      </div>
      <div className={classes.fields}>
        <RequiredLevel
          value={draft.requiredEnablement}
          onChange={(requiredEnablement) => onChange({ ...draft, requiredEnablement })}
        />
        <NumberField
          path="rejudgeWithinDays"
          label={t('policy.rejudgeWithinDays')}
          value={draft.rejudgeWithinDays}
          onChange={(value) => onChange({ ...draft, rejudgeWithinDays: value ?? 0 })}
        />
      </div>
    </>
  )
}

interface RequiredLevelProps {
  value: GraduationSettingsInput['requiredEnablement']
  onChange: (value: GraduationSettingsInput['requiredEnablement']) => void
}

function RequiredLevel({ value, onChange }: RequiredLevelProps) {
  const { t } = useMessages('onboarding')
  return (
    <Select
      {...useField('requiredEnablement')}
      label={t('policy.requiredEnablement')}
      placeholder={t('policy.noLevel')}
      data={enablementLevels.map((level) => ({ value: String(level), label: t(`enablement.level.${level}`) }))}
      value={value === null ? null : String(value)}
      clearable
      onChange={(next) => onChange(enablementLevels.find((level) => String(level) === next) ?? null)}
    />
  )
}

function Effect({ effect: { open, moved, judged } }: { effect: PolicyEffect }) {
  const { t } = useMessages('onboarding')
  return (
    <div className={classes.warning} role="status">
      {t('policy.effect', { open, moved, judged: judged.length })}
      {judged.length > 0 && (
        <ul className={classes.reasons}>
          {judged.map(({ projectId, name, before, after }) => (
            <li key={projectId}>
              <Link to="/onboarding/$projectId" params={{ projectId }} search={{ view: 'outcome' }}>
                {name}
              </Link>{' '}
              {t('policy.change', { before: t(`verdict.${before}`), after: t(`verdict.${after}`) })}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
