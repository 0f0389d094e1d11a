import { Radio } from '@mantine/core'
import { useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { ProgramSummary } from '../../contract.ts'
import { useText } from '../text.ts'
import classes from './start.module.css'

interface ProgramCardsProps {
  programs: readonly ProgramSummary[]
  value: string | undefined
  onChange: (key: string) => void
}

export function ProgramCards({ programs, value, onChange }: ProgramCardsProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const { error } = useField('programKey')
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
              <Tag>{t(`touch.${program.touchModel}`)}</Tag>
              <Tag>{t('start.weeks', { count: program.rangeWeeks })}</Tag>
              <Tag>{t('start.tasks', { count: program.taskCount })}</Tag>
              {program.origin === 'custom' && <Tag>{t('programs.origin.custom')}</Tag>}
            </span>
            <span className={classes.programText}>{t(`start.about.${program.touchModel}`)}</span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}
