import { useRuleWords } from '#modules/accounts/web/index.ts'
import { FactList, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Program } from '../../domain/program.ts'
import { useText } from '../text.ts'
import { useMethodWords } from './method-words.ts'
import programs from './programs.module.css'

/** What holds for all projects of the program: its meetings, its kickoff, the goals it proposes, and when it is complete. */
export function ProgramMethod({ program }: { program: Program }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const words = useMethodWords()
  const ruleWords = useRuleWords()
  const { goals = [], criteria, suits } = program
  const suiting = suits && ruleWords && suits.rules.map(ruleWords).join(t(`programs.suits.${suits.match}`))
  return (
    <>
      {suiting && (
        <Section title={t('designer.facts.suits')} framed>
          <p className={programs.suits}>{suiting}</p>
        </Section>
      )}
      <Section title={t('designer.meetings.title')} framed>
        <FactList
          facts={[...words.meetings(program), { label: t('designer.meetings.records'), value: words.records(program) }]}
        />
      </Section>
      {(goals.length > 0 || criteria) && (
        <Section title={t('programs.outcome')} framed>
          <ul className={programs.parts}>
            {goals.map(({ useCase, metric, isMust }) => (
              <li key={`${useCase.ja} ${metric.ja}`}>
                {t('programs.goalLine', { useCase: text(useCase), metric: text(metric) })}{' '}
                {isMust && <small>{t('designer.facts.isMust')}</small>}
              </li>
            ))}
            {criteria?.map(({ key, category, text: words, isMust }) => (
              <li key={key}>
                {t('programs.criterionLine', { category: t(`criteria.category.${category}`), text: text(words) })}{' '}
                {isMust && <small>{t('designer.facts.isMust')}</small>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
