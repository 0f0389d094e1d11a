import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi, signIn } from '#platform/web/api/index.ts'
import { ChoiceField, Form, TextField } from '#platform/web/form/index.ts'
import { EmptyState } from '#platform/web/layout/index.ts'
import { languages, useLanguage, useMessages } from '#platform/web/messages/index.ts'
import { setUpWorkspace } from '../../contract.ts'
import classes from './entry.module.css'
import { EntryFrame } from './entry-frame.tsx'
import { PasswordField } from './password-field.tsx'
import { TimeZoneField } from './time-zone-field.tsx'
import { useEnter, useFragmentToken } from './use-entry.ts'

/** The first minutes of an installation: its workspace and the person who looks after it. */
export function SetupPage() {
  const { t } = useMessages('identity')
  const token = useFragmentToken()
  return token === '' ? (
    <EntryFrame title={t('setup.title')}>
      <EmptyState title={t('entry.noToken')} text={t('setup.noTokenDetail')} />
    </EntryFrame>
  ) : (
    <EntryFrame title={t('setup.title')} lead={t('setup.lead')} width="wide">
      <SetupForm token={token} />
    </EntryFrame>
  )
}

function SetupForm({ token }: { token: string }) {
  const { t } = useMessages('identity')
  const { language, setLanguage } = useLanguage()
  const enter = useEnter()
  const [workspaceName, setWorkspaceName] = useState('')
  const [productName, setProductName] = useState('')
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const body = { token, workspaceName, productName, name, email: email.trim(), password, timeZone }
      await callApi(setUpWorkspace, { body: { ...body, locale: language } })
      // Joined even if this fails; the sign-in page then asks again.
      await signIn({ email: email.trim(), password }).catch(() => undefined)
    },
    onSuccess: () => enter('/'),
  })
  return (
    <Form onSubmit={mutate} error={error} isPending={isPending} submitLabel={t('setup.submit')}>
      <TextField
        path="workspaceName"
        label={t('setup.workspaceName')}
        description={t('setup.workspaceNameHint')}
        autoComplete="organization"
        required
        value={workspaceName}
        onChange={setWorkspaceName}
      />
      <TextField
        path="productName"
        label={t('setup.productName')}
        description={t('setup.productNameHint')}
        required
        value={productName}
        onChange={setProductName}
      />
      <div className={classes.pair}>
        <ChoiceField
          path="locale"
          label={t('setup.language')}
          value={language}
          choices={languages.map((value) => ({ value, label: t(`platform:language.${value}`) }))}
          onChange={setLanguage}
        />
        <TimeZoneField path="timeZone" label={t('setup.timeZone')} value={timeZone} onChange={setTimeZone} />
      </div>
      <TextField path="name" label={t('setup.name')} autoComplete="name" required value={name} onChange={setName} />
      <TextField
        path="email"
        type="email"
        label={t('signIn.email')}
        autoComplete="username"
        required
        value={email}
        onChange={setEmail}
      />
      <PasswordField path="password" label={t('signIn.password')} isNew value={password} onChange={setPassword} />
    </Form>
  )
}
