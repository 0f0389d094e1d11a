import { useMemo } from 'react'
import { ChoiceField } from '#platform/web/form/index.ts'

interface TimeZoneFieldProps {
  path: string
  label: string
  description?: string
  value: string
  onChange: (value: string) => void
}

/** The IANA time zones that this browser knows, found by typing. */
export function TimeZoneField(props: TimeZoneFieldProps) {
  const choices = useMemo(() => {
    const known = new Set([props.value, ...Intl.supportedValuesOf('timeZone'), 'UTC'])
    return [...known].sort().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
  }, [props.value])
  return <ChoiceField {...props} choices={choices} searchable />
}
