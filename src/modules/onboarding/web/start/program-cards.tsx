import { Radio } from '@mantine/core'
import { useRuleWords } from '#modules/accounts/web/index.ts'
import { useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { ProgramSuggestion, ProgramSummary } from '../../contract.ts'
import { useText } from '../text.ts'
import { useSuggestion } from './choices.ts'
import classes from './start.module.css'

interface ProgramCardsProps {
  programs: readonly ProgramSummary[]
  value: string | undefined
  accountId: string | undefined
  onChange: (key: string) => void
}

export function ProgramCards({ programs, value, accountId, onChange }: ProgramCardsProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const { error } = useField('programKey')
  const suggestion = useSuggestion(accountId)
  return (
    <Radio.Group aria-label={t('start.step.program')} value={value ?? null} onChange={onChange} error={error}>
      <div className={classes.programs}>
        {programs.map((program) => (
          <Radio.Card key={program.key} value={program.key} className={classes.program ?? ''}>
            <span className={classes.programHead}>
              <Radio.Indicator size="xs" />
              <b>{text(program.name)}</b>
            </span>
            <span className={classes.programTags}>
              {suggestion?.suggestedKey === program.key && <Tag level="good">{t('start.suggested')}</Tag>}
              <Tag>{t(`touch.${program.touchModel}`)}</Tag>
              <Tag>{t('start.weeks', { count: program.rangeWeeks })}</Tag>
              <Tag>{t('start.tasks', { count: program.taskCount })}</Tag>
              {program.origin === 'custom' && <Tag>{t('programs.origin.custom')}</Tag>}
            </span>
            <span className={classes.programText}>{t(`start.about.${program.touchModel}`)}</span>
            {accountId !== undefined && <Reason of={suggestion?.programs.find(({ key }) => key === program.key)} />}
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}

/** Why the program does or does not suit the customer. Its place is held while that is asked for. */
function Reason({ of }: { of: ProgramSuggestion['programs'][number] | undefined }) {
  const { t } = useMessages('onboarding')
  const words = useRuleWords()
  const verdict = of?.verdict ?? undefined
  const deciding = of?.rules.filter((each) => each.verdict === verdict) ?? []
  return (
    <span className={classes.reason}>
      {words &&
        verdict &&
        t(`start.suits.${verdict}`, { rules: deciding.map(({ rule }) => words(rule)).join(t('start.ruleSeparator')) })}
    </span>
  )
}
