import { PasswordInput } from '@mantine/core'
import { useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'

interface PasswordFieldProps {
  path: string
  label: string
  value: string
  onChange: (value: string) => void
  /** A new one is chosen: password managers offer to make it. */
  isNew?: boolean
}

/** A password with a button that shows it. */
export function PasswordField({ path, label, value, onChange, isNew = false }: PasswordFieldProps) {
  const { t } = useMessages('identity')
  return (
    <PasswordInput
      {...useField(path)}
      required
      label={label}
      {...(isNew ? { description: t('entry.newPassword') } : {})}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('entry.showPassword'), tabIndex: 0 }}
    />
  )
}
