import { useMessages } from '#platform/web/messages/index.ts'
import { roles } from '../contract.ts'

/** The roles by their names, the most powerful first. */
export function useRoleChoices() {
  const { t } = useMessages('identity')
  return roles.map((value) => ({ value, label: t(`roles.${value}`) }))
}
