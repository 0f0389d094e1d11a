import { useMessages } from '#platform/web/messages/index.ts'
import type { PlanPreview } from '../../contract.ts'
import { useText } from '../text.ts'
import classes from './start.module.css'

/** Work of the program that this customer does not need, or of which nobody has answered yet whether it does. */
export function LeftOut({ plan }: { plan: PlanPreview }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  if (plan.leftOut.length === 0) return null
  return (
    <ul className={classes.quiet}>
      {plan.leftOut.map(({ key, name, verdict }) => (
        <li key={key}>{t(`designer.leftOut.${verdict}`, { name: text(name) })}</li>
      ))}
    </ul>
  )
}
