import { listAccountChoices } from '#modules/accounts/contract.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectMeetings } from '../../contract.ts'

/** How a role of the customer's people is called in the reader's language. */
export function useRoleNames(): (role: string) => string {
  const { language } = useMessages('onboarding')
  const { data } = useEndpoint(listAccountChoices, {})
  return (role) => data?.stakeholderRoles.find(({ key }) => key === role)?.label[language] ?? role
}

/** How often each role came of how often it was asked. */
export function Attendance({ attendance }: Pick<ProjectMeetings, 'attendance'>) {
  const { t } = useMessages('onboarding')
  const { percent } = useFormats()
  const nameOf = useRoleNames()
  if (attendance.length === 0) return null
  const facts = attendance.map(({ role, attended, invited }) => ({
    label: nameOf(role),
    value: t('meetings.attendedOf', { rate: percent(attended / invited, 0), attended, invited }),
  }))
  return (
    <Section title={t('meetings.attendance')} note={t('meetings.attendanceNote')} framed>
      <FactList facts={facts} />
    </Section>
  )
}
