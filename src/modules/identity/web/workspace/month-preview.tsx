import { ActionIcon, VisuallyHidden } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { buildCalendar, closedReason } from '#platform/kernel/calendar.ts'
import { addDays, addMonths, startOfWeek } from '#platform/kernel/dates.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { WorkspaceSettings } from '../../contract.ts'
import { calendarRulesOf } from '../../domain/workspace-calendar.ts'
import classes from './month-preview.module.css'

/** One month as the calendar works it out, so that the rules can be checked before they are saved. */
export function MonthPreview({ settings }: { settings: WorkspaceSettings }) {
  const { t, language } = useMessages('identity')
  const { date, today } = useFormats()
  const [month, setMonth] = useState(() => today().slice(0, 7))
  const calendar = useMemo(() => buildCalendar(calendarRulesOf(settings)), [settings])
  const first = startOfWeek(`${month}-01`)
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(first, week * 7 + day)),
  ).filter(([monday], week) => week === 0 || monday?.startsWith(month))
  const turn = (by: number) => setMonth(addMonths(`${month}-01`, by).slice(0, 7))
  return (
    <figure className={classes.preview}>
      <figcaption className={classes.head}>
        <ActionIcon aria-label={t('workspace.previousMonth')} onClick={() => turn(-1)}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <b aria-live="polite">{date(`${month}-01`, 'month')}</b>
        <ActionIcon aria-label={t('workspace.nextMonth')} onClick={() => turn(1)}>
          <IconChevronRight size={16} />
        </ActionIcon>
      </figcaption>
      <table className={classes.month}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                {weekdayName(day, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                if (!day.startsWith(month)) return <td key={day} />
                const closed = closedReason(calendar, day, language)
                return (
                  <td key={day} data-closed={closed?.kind} aria-current={day === today() ? 'date' : undefined}>
                    <span>{Number(day.slice(8))}</span>
                    {closed && (
                      <ClosedMark isPlain={closed.kind === 'weekend'}>
                        {closed.name ?? t(`workspace.closed.${closed.kind}`)}
                      </ClosedMark>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

/** Why a day is closed; of a weekend only said, since its column shows it. */
function ClosedMark({ isPlain, children }: { isPlain: boolean; children: string }) {
  return isPlain ? <VisuallyHidden>{children}</VisuallyHidden> : <small>{children}</small>
}

function weekdayName(day: string, language: string): string {
  const noon = new Date(`${day}T12:00:00Z`)
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(noon)
}
