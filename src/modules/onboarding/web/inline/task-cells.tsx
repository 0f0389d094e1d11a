import { Button, Select, UnstyledButton } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { parseNumberInput } from '#platform/kernel/parse-input.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectPage, TaskView } from '../../contract.ts'
import { readSheetDate } from '../../domain/wbs/read-date.ts'
import { useText } from '../text.ts'
import classes from './inline.module.css'
import { InlineCell } from './inline-cell.tsx'
import type { InlineSave } from './use-inline-save.ts'

interface CellProps {
  task: TaskView
  inline: InlineSave
}

/** The name stays what opens the task; the pencil behind it makes it a field. */
export function NameCell({ task, inline, children }: CellProps & { children: (name: string) => ReactNode }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const own = text(task.name)
  return (
    <span className={classes.title}>
      <InlineCell
        label={t('inline.name', { name: own })}
        value={own}
        isPending={inline.isPending}
        beside={children(inline.shown('name', own))}
        flawOf={(typed) =>
          typed.trim() === '' ? t('inline.empty') : typed.length > 200 ? t('inline.long') : undefined
        }
        onSave={(typed) => inline.save({ field: 'name', shown: typed.trim(), typed, change: { name: typed.trim() } })}
      >
        <IconPencil className={classes.pencil} size={14} aria-hidden="true" />
      </InlineCell>
    </span>
  )
}

/** One end of the task's dates, typed in any usual way; without a year it is the nearest. */
export function DayCell({ task, inline, end }: CellProps & { end: 'startOn' | 'dueOn' }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const own = task[end]
  const read = (typed: string) => readSheetDate(typed, own)
  return (
    <InlineCell
      label={t(`inline.${end}`, { name: text(task.name), date: date(own) })}
      value={date(own, 'plain')}
      isPending={inline.isPending}
      flawOf={(typed) => (read(typed) === undefined ? t('platform:form.dateInvalid') : undefined)}
      onSave={(typed) => {
        const day = read(typed)
        if (day !== undefined && day !== own) inline.save({ field: end, shown: day, typed, change: { [end]: day } })
      }}
    >
      {date(inline.shown(end, own))}
    </InlineCell>
  )
}

export function EffortCell({ task, inline }: CellProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const own = String(task.effortMinutes)
  const read = (typed: string) => {
    const parsed = parseNumberInput(typed)
    return parsed.ok && Number.isInteger(parsed.value) && parsed.value >= 0 && parsed.value <= 100_000
      ? parsed.value
      : undefined
  }
  return (
    <InlineCell
      label={t('inline.effort', { name: text(task.name), count: task.effortMinutes })}
      value={own}
      inputMode="numeric"
      isPending={inline.isPending}
      flawOf={(typed) => (read(typed) === undefined ? t('inline.minutesNeeded') : undefined)}
      onSave={(typed) => {
        const minutes = read(typed)
        if (minutes !== undefined && minutes !== task.effortMinutes)
          inline.save({ field: 'effort', shown: String(minutes), typed, change: { effortMinutes: minutes } })
      }}
    >
      {t('task.minutes', { count: Number(inline.shown('effort', own)) })}
    </InlineCell>
  )
}

/** Whose it is, chosen by typing part of the name. */
export function OwnerCell({
  project,
  task,
  inline,
  children,
}: CellProps & { project: ProjectPage; children: ReactNode }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const [isEditing, setEditing] = useState(false)
  const label = t('inline.owner', { name: text(task.name), owner: task.owner?.name ?? t(`role.${task.ownerRole}`) })
  if (!isEditing)
    return (
      <UnstyledButton
        className={classes.cell ?? ''}
        aria-label={label}
        data-pending={inline.isPending}
        aria-disabled={inline.isPending}
        onClick={() => !inline.isPending && setEditing(true)}
      >
        {inline.isPending ? inline.shown('owner', '') || children : children}
      </UnstyledButton>
    )
  const peopleOf = (kind: 'user' | 'stakeholder') =>
    project.people.filter((each) => each.kind === kind).map(({ id, name }) => ({ value: id, label: name }))
  const choose = (id: string | null) => {
    setEditing(false)
    const person = project.people.find((each) => each.id === id)
    if ((person?.id ?? null) === (task.owner?.id ?? null)) return
    const owner = person ? { kind: person.kind, id: person.id } : null
    const shown = person?.name ?? t(`role.${task.ownerRole}`)
    inline.save({ field: 'owner', shown, typed: shown, change: { owner } })
  }
  return (
    <Select
      size="xs"
      aria-label={label}
      data={[
        { group: t('side.vendor'), items: peopleOf('user') },
        { group: project.account.name, items: peopleOf('stakeholder') },
      ]}
      placeholder={t(`role.${task.ownerRole}`)}
      value={task.owner?.id ?? null}
      searchable
      clearable
      autoFocus
      defaultDropdownOpened
      onChange={choose}
      onBlur={() => setEditing(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) setEditing(false)
      }}
    />
  )
}

/** Somebody was quicker: theirs stands, what was typed is offered again. */
export function InlineConflict({ inline }: { inline: InlineSave }) {
  const { t } = useMessages('onboarding')
  const { conflict } = inline
  if (conflict === undefined) return null
  return (
    <span className={classes.conflict} role="alert">
      {t('inline.conflict', { typed: conflict.typed })}
      <Button size="compact-xs" onClick={inline.insist}>
        {t('inline.insist')}
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={inline.yield}>
        {t('inline.yield')}
      </Button>
    </span>
  )
}
