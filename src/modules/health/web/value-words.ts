import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { HealthCause, ShownValue } from '../contract.ts'

/** Values, points and causes as people read them. */
export function useHealthWords() {
  const { t, language } = useMessages('health')
  const { number, duration } = useFormats()
  const value = ({ kind, number: kept, unit, option }: ShownValue): string => {
    if (kind === 'boolean') return t(kept === 1 ? 'value.yes' : 'value.no')
    if (kind === 'choice') return t(`option.${option}`, { defaultValue: option ?? '' })
    if (unit === 'days') return duration(kept)
    return unit === null ? number(kept, 1) : t(`unit.${unit}`, { value: number(kept, 1) })
  }
  /** With its sign: +9, −9. */
  const signed = (points: number) => {
    const text = number(Math.abs(points), Math.abs(points) < 1 ? 1 : 0)
    if (text === '0') return '±0'
    return points < 0 ? `−${text}` : `+${text}`
  }
  const cause = ({ kind, name, points, from, to }: HealthCause): string =>
    t(kind === 'value' && from && to ? 'cause.value' : `cause.${kind === 'value' ? 'plain' : kind}`, {
      name: name?.[language] ?? '',
      points: signed(points),
      from: from ? value(from) : '',
      to: to ? value(to) : '',
    })
  return { value, signed, cause }
}

/** Bands as the levels of status marks; an incident under way is no judgement. */
export const levelOf = { good: 'good', watch: 'watch', risk: 'risk', held: 'unknown', unknown: 'unknown' } as const
