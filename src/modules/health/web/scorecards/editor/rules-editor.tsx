import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Scorecard } from '../../../domain/scorecard/scorecard.ts'
import own from './editor.module.css'
import { NumberOf } from './fields.tsx'

interface RulesEditorProps {
  definition: Scorecard
  isLocked: boolean
  onChange: (definition: Scorecard) => void
}

/** The limits of the bands, how steady the shown band is, and how much has to be known. */
export function RulesEditor({ definition, isLocked, onChange }: RulesEditorProps) {
  const { t } = useMessages('health')
  const { bands, steady, enoughCoverage, leastCoverage } = definition
  const points = t('editor.points')
  const percent = t('editor.percent')
  return (
    <Section title={t('editor.rules')} note={t('editor.rulesNote')} framed>
      <div className={own.measureFields}>
        <NumberOf
          path="bands.good"
          label={t('editor.goodFrom')}
          unit={points}
          min={1}
          max={100}
          isLocked={isLocked}
          value={bands.good}
          onChange={(good) => onChange({ ...definition, bands: { ...bands, good } })}
        />
        <NumberOf
          path="bands.watch"
          label={t('editor.watchFrom')}
          unit={points}
          min={1}
          max={99}
          isLocked={isLocked}
          value={bands.watch}
          onChange={(watch) => onChange({ ...definition, bands: { ...bands, watch } })}
        />
        <NumberOf
          path="steady.days"
          label={t('editor.steadyDays')}
          unit={t('editor.days')}
          min={1}
          max={30}
          isLocked={isLocked}
          value={steady.days}
          onChange={(days) => onChange({ ...definition, steady: { ...steady, days } })}
        />
        <NumberOf
          path="steady.jump"
          label={t('editor.steadyJump')}
          unit={points}
          min={1}
          max={100}
          isLocked={isLocked}
          value={steady.jump}
          onChange={(jump) => onChange({ ...definition, steady: { ...steady, jump } })}
        />
        <NumberOf
          path="enoughCoverage"
          label={t('editor.enoughCoverage')}
          unit={percent}
          min={0}
          max={100}
          isLocked={isLocked}
          value={enoughCoverage}
          onChange={(value) => onChange({ ...definition, enoughCoverage: value })}
        />
        <NumberOf
          path="leastCoverage"
          label={t('editor.leastCoverageFrom')}
          unit={percent}
          min={0}
          max={100}
          isLocked={isLocked}
          value={leastCoverage}
          onChange={(value) => onChange({ ...definition, leastCoverage: value })}
        />
      </div>
    </Section>
  )
}
