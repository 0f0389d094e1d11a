import { Alert, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem, changeOwnName, changeOwnPassword, ProblemError, useRefresh } from '#platform/web/api/index.ts'
import { Form, TextField } from '#platform/web/form/index.ts'
import { FactList, Page, PageHeader, Section } from '#platform/web/layout/index.ts'
import { languages, useLanguage, useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { useSession } from '#platform/web/session/index.ts'
import { listMembers, readSession } from '../../contract.ts'
import { PasswordField } from '../entry/password-field.tsx'

/** What a person may change of themselves. */
export function OwnAccountPage() {
  const { t } = useMessages('identity')
  const { user, role } = useSession()
  return (
    <Page width="text">
      <PageHeader title={t('ownAccount.title')} parent={{ label: t('settings.title'), to: '/settings' }} />
      <Section title={t('ownAccount.you')} framed>
        <FactList
          facts={[
            { label: t('signIn.email'), value: user.email },
            { label: t('members.role'), value: t(`roles.${role}`) },
          ]}
        />
        <NameForm name={user.name} />
      </Section>
      <Section title={t('ownAccount.display')} note={t('ownAccount.displayNote')} framed>
        <DisplayChoices />
      </Section>
      <Section title={t('signIn.password')} note={t('ownAccount.passwordNote')} framed>
        <PasswordForm />
      </Section>
    </Page>
  )
}

function NameForm({ name: saved }: { name: string }) {
  const { t } = useMessages('identity')
  const notice = useNotice()
  const refresh = useRefresh()
  const [name, setName] = useState(saved)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => changeOwnName(name.trim()),
    onSuccess: async () => {
      await refresh(readSession, listMembers)
      notice.done(t('settings.saved'))
    },
  })
  const save = () => {
    if (name.trim() !== '') mutate()
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending}>
      <TextField path="name" label={t('setup.name')} autoComplete="name" required value={name} onChange={setName} />
    </Form>
  )
}

function DisplayChoices() {
  const { t } = useMessages('identity')
  const { language, setLanguage } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <FactList
      facts={[
        {
          label: t('setup.language'),
          value: (
            <SegmentedControl
              aria-label={t('setup.language')}
              value={language}
              data={languages.map((value) => ({ value, label: t(`platform:language.${value}`) }))}
              onChange={setLanguage}
            />
          ),
        },
        {
          label: t('ownAccount.scheme'),
          value: (
            <SegmentedControl
              aria-label={t('ownAccount.scheme')}
              value={colorScheme}
              data={(['light', 'dark', 'auto'] as const).map((value) => ({
                value,
                label: t(`ownAccount.schemes.${value}`),
              }))}
              onChange={setColorScheme}
            />
          ),
        },
      ]}
    />
  )
}

function PasswordForm() {
  const { t } = useMessages('identity')
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const { mutate, isPending, error, isSuccess } = useMutation({
    mutationFn: () =>
      changeOwnPassword({ currentPassword, newPassword }).catch((thrown: unknown) => {
        const { kind, code } = asProblem(thrown)
        const wrong = passwordFields[code]
        if (!wrong) throw thrown
        const field = { path: wrong.path, code, message: t(wrong.messageKey) }
        throw new ProblemError({ kind, code, title: '', fields: [field] })
      }),
    onSuccess: () => {
      setCurrent('')
      setNew('')
    },
  })
  return (
    <Form onSubmit={mutate} error={error} isPending={isPending} submitLabel={t('ownAccount.changePassword')}>
      <PasswordField
        path="currentPassword"
        label={t('ownAccount.currentPassword')}
        value={currentPassword}
        onChange={setCurrent}
      />
      <PasswordField
        path="newPassword"
        label={t('ownAccount.newPassword')}
        isNew
        value={newPassword}
        onChange={setNew}
      />
      {isSuccess && <Alert role="status">{t('ownAccount.passwordChanged')}</Alert>}
    </Form>
  )
}

const passwordFields: Readonly<Record<string, { path: string; messageKey: string }>> = {
  'sign_in.invalid_password': { path: 'currentPassword', messageKey: 'ownAccount.wrongPassword' },
  'sign_in.password_too_short': { path: 'newPassword', messageKey: 'ownAccount.passwordTooShort' },
  'sign_in.password_too_long': { path: 'newPassword', messageKey: 'ownAccount.passwordTooLong' },
}
