import { Checkbox, Switch } from '@mantine/core'
import { useState } from 'react'
import { type AnswerOf, useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { ChoiceField, Form, TextField } from '#platform/web/form/index.ts'
import { ListSkeleton, Page, PageHeader, ProblemState, Section } from '#platform/web/layout/index.ts'
import { languages, useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { changeWorkspaceSettings, readSession, readWorkspaceSettings, type WorkspaceSettings } from '../../contract.ts'
import { TimeZoneField } from '../entry/time-zone-field.tsx'
import { DaysField } from './days-field.tsx'
import { MonthPreview } from './month-preview.tsx'
import classes from './workspace-page.module.css'

/** Names, language, zone and the days on which this company works. */
export function WorkspacePage() {
  const { t } = useMessages('identity')
  const { data, error, refetch } = useEndpoint(readWorkspaceSettings, {})
  return (
    <Page>
      <PageHeader title={t('workspace.title')} parent={{ label: t('settings.title'), to: '/settings' }} />
      {error && <ProblemState thrown={error} onRetry={refetch} />}
      {!data && !error && <ListSkeleton rows={8} />}
      {data && <SettingsForm saved={data} />}
    </Page>
  )
}

const mondayFirst = [1, 2, 3, 4, 5, 6, 0] as const
const months = Array.from({ length: 12 }, (_, month) => `${month + 1}`)

/** Only what this person touched: what somebody else set meanwhile stays as it is. */
const changedSince = (base: WorkspaceSettings, now: WorkspaceSettings): Partial<WorkspaceSettings> => {
  const before = new Map(Object.entries(base).map(([key, value]) => [key, JSON.stringify(value)]))
  return Object.fromEntries(Object.entries(now).filter(([key, value]) => before.get(key) !== JSON.stringify(value)))
}

function SettingsForm({ saved }: { saved: AnswerOf<typeof readWorkspaceSettings> }) {
  const { t } = useMessages('identity')
  const notice = useNotice()
  const can = usePermissions()
  const [base, setBase] = useState<WorkspaceSettings>(saved)
  const [settings, setSettings] = useState<WorkspaceSettings>(saved)
  const change = (changes: Partial<WorkspaceSettings>) => setSettings((before) => ({ ...before, ...changes }))
  const { mutate, isPending, error } = useEndpointMutation(changeWorkspaceSettings, {
    refreshes: [readWorkspaceSettings, readSession],
  })
  const save = () =>
    mutate(
      { body: { ...changedSince(base, settings), version: saved.version } },
      {
        onSuccess: (now) => {
          setBase(now)
          setSettings(now)
          notice.done(t('settings.saved'))
        },
      },
    )
  const isLocked = !can('identity.manage_settings')
  return (
    <fieldset className={classes.all} disabled={isLocked}>
      {isLocked && <p className={classes.note}>{t('settings.readOnly')}</p>}
      <Form onSubmit={save} error={error} isPending={isPending}>
        <Section title={t('workspace.names')}>
          <div className={classes.pair}>
            <TextField
              path="name"
              label={t('setup.workspaceName')}
              value={settings.name}
              onChange={(name) => change({ name })}
            />
            <TextField
              path="vendorName"
              label={t('workspace.vendorName')}
              description={t('workspace.vendorNameHint')}
              value={settings.vendorName}
              onChange={(vendorName) => change({ vendorName })}
            />
            <TextField
              path="productName"
              label={t('setup.productName')}
              description={t('setup.productNameHint')}
              value={settings.productName}
              onChange={(productName) => change({ productName })}
            />
          </div>
        </Section>
        <Section title={t('workspace.region')}>
          <div className={classes.pair}>
            <ChoiceField
              path="locale"
              label={t('workspace.locale')}
              description={t('workspace.localeHint')}
              value={settings.locale}
              choices={languages.map((value) => ({ value, label: t(`platform:language.${value}`) }))}
              onChange={(locale) => change({ locale })}
            />
            <TimeZoneField
              path="timeZone"
              label={t('setup.timeZone')}
              description={t('workspace.timeZoneHint')}
              value={settings.timeZone}
              onChange={(timeZone) => change({ timeZone })}
            />
            <ChoiceField
              path="fiscalYearStartMonth"
              label={t('workspace.fiscalYear')}
              value={`${settings.fiscalYearStartMonth}`}
              choices={months.map((value) => ({ value, label: t(`workspace.months.${value}`) }))}
              onChange={(month) => change({ fiscalYearStartMonth: Number(month) })}
            />
          </div>
        </Section>
        <Section title={t('workspace.calendar')} note={t('workspace.calendarNote')}>
          <div className={classes.calendar}>
            <div className={classes.stack}>
              <Checkbox.Group
                label={t('workspace.closedWeekdays')}
                value={settings.closedWeekdays.map(String)}
                onChange={(days) => change({ closedWeekdays: days.map(Number).sort() })}
              >
                <div className={classes.weekdays}>
                  {mondayFirst.map((weekday) => (
                    <Checkbox
                      key={weekday}
                      value={`${weekday}`}
                      label={t(`workspace.weekdays.${weekday}`)}
                      disabled={settings.closedWeekdays.length === 6 && !settings.closedWeekdays.includes(weekday)}
                    />
                  ))}
                </div>
              </Checkbox.Group>
              <Switch
                label={t('workspace.japaneseHolidays')}
                checked={settings.japaneseHolidays}
                onChange={(event) => change({ japaneseHolidays: event.currentTarget.checked })}
              />
              <DaysField
                path="closedDays"
                label={t('workspace.closedDays')}
                description={t('workspace.closedDaysHint')}
                allowsYearly
                value={settings.closedDays}
                onChange={(closedDays) => change({ closedDays })}
              />
              <DaysField
                path="openDays"
                label={t('workspace.openDays')}
                description={t('workspace.openDaysHint')}
                value={settings.openDays}
                onChange={(openDays) => change({ openDays })}
              />
            </div>
            <MonthPreview settings={settings} />
          </div>
        </Section>
      </Form>
    </fieldset>
  )
}
