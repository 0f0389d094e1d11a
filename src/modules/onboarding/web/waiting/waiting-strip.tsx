import { Button } from '@mantine/core'
import { useState } from 'react'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { WaitingSpan, WaitingTotals } from '../../contract.ts'
import { holders } from '../../domain/waiting/ledger.ts'
import { useText } from '../text.ts'
import classes from './matters.module.css'

/** The days of each side in one bar with words and numbers. */
export function HolderTotals({ totals, days }: { totals: WaitingTotals; days: number }) {
  const { t } = useMessages('onboarding')
  return (
    <ul className={classes.totals}>
      {holders.map((holder) => (
        <li key={holder} data-holder={holder}>
          <span className={classes.swatch} aria-hidden="true" />
          {t('waiting.total', {
            side: t(`waiting.holder.${holder}`),
            count: totals[holder],
            percent: days === 0 ? 0 : Math.round((totals[holder] / days) * 100),
          })}
        </li>
      ))}
    </ul>
  )
}

/** On whom each day waited, over time; below it every span with its reason. */
export function WaitingStrip({ spans }: { spans: readonly WaitingSpan[] }) {
  const { t } = useMessages('onboarding')
  const [isOpen, setOpen] = useState(false)
  const shown = isOpen ? spans.toReversed() : spans.toReversed().slice(0, 5)
  return (
    <>
      <div className={classes.strip} aria-hidden="true">
        {spans.map((span) => (
          <span key={span.from} data-holder={span.holder} style={{ flexGrow: span.days }} />
        ))}
      </div>
      <ul className={classes.spans}>
        {shown.map((span) => (
          <SpanRow key={span.from} span={span} />
        ))}
      </ul>
      {spans.length > 5 && (
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('waiting.fewer') : t('waiting.all', { count: spans.length })}
        </Button>
      )}
    </>
  )
}

function SpanRow({ span }: { span: WaitingSpan }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const reason = useWaitingReason()
  return (
    <li data-holder={span.holder}>
      <span className={classes.swatch} aria-hidden="true" />
      <b>{t(`waiting.holder.${span.holder}`)}</b>
      <span>{t('waiting.span', { from: date(span.from), to: date(span.to), count: span.days })}</span>
      <span>{reason(span.reason)}</span>
      {span.also.length > 0 && (
        <span className={classes.small}>
          {t('waiting.also', {
            what: span.also
              .map((each) => `${t(`waiting.holder.${each.holder}`)} ${reason(each)}`)
              .join(t('project.comma')),
          })}
        </span>
      )}
    </li>
  )
}

/** The reason in words. */
export function useWaitingReason(): (reason: WaitingSpan['reason']) => string {
  const { t } = useMessages('onboarding')
  const text = useText()
  return ({ code, name }) => t(`waiting.reason.${code}`, { name: name ? text(name) : '' })
}
