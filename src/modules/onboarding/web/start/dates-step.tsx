import { listMembers } from '#modules/identity/contract.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { DateField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { OwnerSelect } from '../project/settings-form.tsx'
import type { StartDates } from './choices.ts'
import classes from './start.module.css'

interface DatesStepProps {
  dates: StartDates
  onChange: (changes: Partial<StartDates>) => void
}

export function DatesStep({ dates, onChange }: DatesStepProps) {
  const { t } = useMessages('onboarding')
  const { data } = useEndpoint(listMembers, {})
  const members = (data?.items ?? [])
    .filter((each) => each.isActive)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className={classes.dates}>
      <DateField
        path="contractStartOn"
        label={t('start.contractStartOn')}
        value={dates.contractStartOn}
        onChange={(contractStartOn) => onChange({ contractStartOn })}
      />
      <DateField
        path="kickoffOn"
        label={t('start.kickoffOn')}
        value={dates.kickoffOn}
        onChange={(kickoffOn) => onChange({ kickoffOn })}
      />
      <DateField
        path="valueOn"
        label={t('start.valueOn')}
        value={dates.valueOn}
        onChange={(valueOn) => onChange({ valueOn })}
      />
      <OwnerSelect members={members} value={dates.ownerId} onChange={(ownerId) => onChange({ ownerId })} />
    </div>
  )
}
