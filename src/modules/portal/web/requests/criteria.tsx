import { Button } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { agreeToCriteria, type PortalProjectView, readPortalHome } from '../../contract.ts'
import { useMay } from '../home/may.ts'
import { placeOf } from './asked.tsx'
import classes from './requests.module.css'

/** When the introduction counts as complete; the customer agrees to all of it at once. */
export function Criteria({ project }: { project: PortalProjectView }) {
  const { t, language } = useMessages('portal')
  const { date } = useFormats()
  const notice = useNotice()
  const may = useMay()
  const agreeing = useEndpointMutation(agreeToCriteria, { refreshes: [readPortalHome] })
  const { criteria, areCriteriaAgreed } = project
  if (criteria.length === 0) return null
  const agreedOn = criteria.map((one) => one.agreedOn ?? '').sort()[criteria.length - 1]
  const agree = () =>
    agreeing.mutate({}, { onSuccess: () => notice.done(t('criteria.thanks')), onError: notice.failed })
  return (
    <Section
      id={placeOf('criteria')}
      title={t('criteria.title')}
      note={areCriteriaAgreed && agreedOn ? t('criteria.agreed', { date: date(agreedOn) }) : t('criteria.note')}
    >
      <ul className={classes.criteria}>
        {criteria.map((one) => (
          <li key={one.id}>
            <span>
              {one.text[language]}
              <Terms criterion={one} />
            </span>
            {one.isMet && <StatusMark level="good" label={t('criteria.met')} />}
          </li>
        ))}
      </ul>
      {may('agree_criteria') && !areCriteriaAgreed && project.state !== 'completed' && project.state !== 'ended' && (
        <Button size="lg" className={classes.big} loading={agreeing.isPending} onClick={agree}>
          {t('criteria.agree')}
        </Button>
      )}
    </Section>
  )
}

/** How it is judged, which is agreed to with the words. */
function Terms({ criterion }: { criterion: PortalProjectView['criteria'][number] }) {
  const { t } = useMessages('portal')
  const { number } = useFormats()
  const { verifiedBy, target, unit, windowDays, judge } = criterion
  const terms = [
    t('criteria.how', { how: verifiedBy.map((each) => t(`criteria.by.${each}`)).join(t('criteria.join')) }),
    target !== null && t('criteria.target', { value: number(target), unit }),
    windowDays !== null && t('criteria.window', { count: windowDays }),
    judge !== '' && t('criteria.judge', { name: judge }),
  ].filter((term) => term !== false)
  return <small className={classes.terms}>{terms.join(' · ')}</small>
}
