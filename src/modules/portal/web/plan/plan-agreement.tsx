import { Button } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { agreeToPlan, type PortalProjectView, readPortalHome } from '../../contract.ts'
import { useMay } from '../home/may.ts'
import classes from './plan.module.css'

/** Which version of the plan counts, and the customer's word on it, by name and day. */
export function PlanAgreement({ project }: { project: PortalProjectView }) {
  const { t } = useMessages('portal')
  const { date } = useFormats()
  const notice = useNotice()
  const may = useMay()
  const agreeing = useEndpointMutation(agreeToPlan, { refreshes: [readPortalHome] })
  const { plan, state } = project
  const version = { number: plan.number, date: date(plan.valueOn) }
  const agree = () =>
    agreeing.mutate(
      { body: { plan: plan.number } },
      { onSuccess: () => notice.done(t('plan.agree.thanks')), onError: notice.failed },
    )
  if (plan.agreed)
    return (
      <p className={classes.agreement}>
        <StatusMark
          level="good"
          label={t('plan.agree.done', { ...version, name: plan.agreed.name, on: date(plan.agreed.on) })}
        />
      </p>
    )
  if (state === 'completed' || state === 'ended') return null
  return (
    <div className={classes.agreement}>
      <p>{t('plan.agree.text', version)}</p>
      {may('agree_plan') && (
        <Button loading={agreeing.isPending} onClick={agree}>
          {t('plan.agree.button')}
        </Button>
      )}
    </div>
  )
}
