import { useEndpoint } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type StatusLevel, StatusMark } from '#platform/web/status/index.ts'
import { type ProjectPage, readGraduationPolicy } from '../../contract.ts'
import type { Verdict as VerdictKey } from '../../domain/outcome/graduation.ts'
import classes from '../outcome/outcome.module.css'
import { useText } from '../text.ts'

const levels: Record<VerdictKey, StatusLevel> = {
  passed: 'good',
  conditional: 'watch',
  rekickoff: 'risk',
  unknown: 'unknown',
}

/** More criteria than this are counted: the list below names them. */
const mostNamed = 2

interface VerdictProps {
  project: ProjectPage
  judgement: Pick<ProjectPage['exam']['judgement'], 'verdict' | 'score' | 'reasons'>
}

/** The verdict with its reasons; where value is not confirmed it says why nothing else can make up for that. */
export function Verdict({ project, judgement }: VerdictProps) {
  const { t } = useMessages('onboarding')
  const nameOf = useReasonName(project)
  const { data: policy } = useEndpoint(readGraduationPolicy, {})
  const { passScore: pass = '—', conditionalScore: conditional = '—' } = policy?.cutOffs ?? {}
  const unmet = judgement.reasons.filter(({ code }) => code === 'criterion_not_met')
  const named = unmet.length > mostNamed ? judgement.reasons.filter((each) => !unmet.includes(each)) : judgement.reasons
  const isUnconfirmed = judgement.reasons.some(({ code }) => code === 'value_not_confirmed')
  return (
    <div className={classes.verdict}>
      <StatusMark level={levels[judgement.verdict]} label={t(`verdict.${judgement.verdict}`)} filled />
      {judgement.reasons.length === 0 ? (
        <p className={classes.small}>{t('judge.allMet')}</p>
      ) : (
        <ul className={classes.reasons}>
          {unmet.length > mostNamed && <li>{t('judge.criteriaNotMet', { count: unmet.length })}</li>}
          {named.map(({ code, key }) => (
            <li key={`${code}-${key ?? ''}`}>
              {t(`judge.reason.${code}`, { name: nameOf(key), score: judgement.score ?? '—', pass, conditional })}
            </li>
          ))}
        </ul>
      )}
      {isUnconfirmed && <p className={classes.warning}>{t('judge.neverWithoutValue')}</p>}
    </div>
  )
}

/** The criterion or goal that a reason names. */
function useReasonName(project: ProjectPage): (key: string | undefined) => string {
  const { t } = useMessages('onboarding')
  const text = useText()
  return (key) => {
    const criterion = project.criteria.items.find((each) => each.key === key || each.id === key)
    if (criterion) return text(criterion.text)
    const goal = project.goals.find((each) => each.id === key)
    return goal ? goal.metric || goal.useCase || t('goals.untitled') : (key ?? '')
  }
}
