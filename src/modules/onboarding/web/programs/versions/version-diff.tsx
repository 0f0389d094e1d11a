import { useEndpoint } from '#platform/web/api/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { readProgram } from '../../../contract.ts'
import type { Program } from '../../../domain/program.ts'
import { diffPrograms, type HeadField } from '../../../domain/versions/diff.ts'
import { useText } from '../../text.ts'
import classes from '../designer/designer.module.css'
import { useMethodWords } from '../method-words.ts'

/** What a version changed against the one before it. */
export function VersionDiff({ programKey, version }: { programKey: string; version: number }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const params = { key: programKey }
  const before = useEndpoint(readProgram, { params, query: { version: version - 1 } }, { enabled: version > 1 }).data
  const after = useEndpoint(readProgram, { params, query: { version } }).data
  if (!before || !after) return null
  const { added, removed, changed, head, parts } = diffPrograms(before, after)
  const count = added.length + removed.length + changed.length + head.length + parts.length
  return (
    <Section title={t('versions.diff', { from: version - 1, to: version })} count={count}>
      {count === 0 && <p className={classes.quiet}>{t('versions.same')}</p>}
      <ul className={classes.flaws}>
        {head.map((field) => (
          <li key={field}>
            {t('versions.headChanged', { field: t(`versions.field.${field}`) })}
            <Method field={field} before={before} after={after} />
          </li>
        ))}
        {parts.map(({ part, kind, name }) => (
          <li key={`${part} ${kind} ${name?.ja}`}>
            {t(`versions.part.${kind}`, { part: t(`versions.field.${part}`), name: name ? text(name) : '' })}
          </li>
        ))}
        {added.map((task) => (
          <li key={task.key}>{t('versions.taskAdded', { name: text(task.name) })}</li>
        ))}
        {removed.map((task) => (
          <li key={task.key}>{t('versions.taskRemoved', { name: text(task.name) })}</li>
        ))}
        {changed.map(({ task, fields }) => (
          <li key={task.key}>
            {t('versions.taskChanged', {
              name: text(task.name),
              fields: fields.map((field) => t(`versions.field.${field}`)).join(t('project.comma')),
            })}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface MethodProps {
  field: HeadField
  before: Program
  after: Program
}

/** Meetings and records as they were and are. */
function Method({ field, before, after }: MethodProps) {
  const { t } = useMessages('onboarding')
  const words = useMethodWords()
  if (field === 'kickoffRecords')
    return <> {t('versions.recordsFromTo', { from: words.records(before), to: words.records(after) })}</>
  if (field !== 'meetings') return null
  const now = words.meetings(after)
  return (
    <>
      {words.meetings(before).flatMap(({ label, value }, index) => {
        const next = now[index]?.value ?? ''
        return next === value ? [] : [` ${t('versions.meetingFromTo', { label, from: value, to: next })}`]
      })}
    </>
  )
}
