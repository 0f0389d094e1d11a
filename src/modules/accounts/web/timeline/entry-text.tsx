import { z } from 'zod'
import { isPlainDate } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type TimelineEntry, timelineMessageKey } from '../../contract.ts'
import type { FieldWords } from '../fields/field-words.ts'
import classes from './timeline.module.css'

const changesSchema = z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() }))
/** Names of tasks and programs come in both languages. */
const bilingualSchema = z.object({ ja: z.string(), en: z.string() })
const fieldsSchema = z.array(z.string())

/** `accounts.phase_moved` is told by `accounts:timeline.phase_moved`: each module's words are a namespace. */
const messageOf = (kind: string) => timelineMessageKey(kind).replace('.', ':')

/** What happened in one line, and below it what a person wrote or what changed. */
export function useEntryText(words: FieldWords) {
  const { t, language } = useMessages('accounts')
  const { date } = useFormats()

  const param = (kind: string, key: string, value: unknown) => {
    if (typeof value === 'string' && isPlainDate(value)) return date(value, 'plain')
    if (kind === 'accounts.phase_moved' && (key === 'from' || key === 'to')) return words.text('phase', value)
    const told = bilingualSchema.safeParse(value)
    if (told.success) return told.data[language]
    return typeof value === 'string' || typeof value === 'number' ? value : ''
  }
  const title = ({ kind, params }: TimelineEntry) => {
    const filled = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, param(kind, key, value)]))
    return t([messageOf(kind), 'accounts:timeline.other'], filled)
  }
  const changes = (entry: TimelineEntry) => {
    const told = changesSchema.safeParse(entry.params.changes).data ?? []
    const text = (field: string, value: unknown) =>
      words.fieldOf(field).kind === 'account' ? '' : words.text(field, value)
    return told.map(({ field, from, to }) => (
      <span key={field} className={classes.change}>
        {t('timelineChange.field', {
          field: words.label(field),
          from: text(field, from) || t('value.none'),
          to: text(field, to) || t('value.none'),
        })}
      </span>
    ))
  }
  const personFields = (entry: TimelineEntry) => {
    const fields = fieldsSchema.safeParse(entry.params.fields).data ?? []
    return fields.map((field) => t(`person.${field}`, { defaultValue: '' })).filter(Boolean)
  }
  const body = (entry: TimelineEntry) => {
    const told = changes(entry)
    if (told.length > 0) return told
    const fields = personFields(entry)
    if (fields.length > 0) return fields.join(t('value.comma'))
    return entry.body === null ? undefined : <span className={classes.words}>{entry.body}</span>
  }
  return { title, body }
}
