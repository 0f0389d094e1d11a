import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { linked } from '../../../domain/network/link.ts'
import { findCycle } from '../../../domain/network/order.ts'
import type { Program, ProgramFlaw } from '../../../domain/program.ts'
import { programHints } from '../../../domain/versions/hints.ts'
import { useText } from '../../text.ts'
import programs from '../programs.module.css'
import classes from './designer.module.css'

interface FlawListProps {
  program: Program
  flaws: readonly ProgramFlaw[]
  onOpen: (taskKey: string) => void
  /** Opens what holds for the whole program. */
  onFacts: () => void
}

const ofProgram: readonly string[] = ['name', 'goals', 'criteria', 'roadmap', 'graduationStageKey']

/** What keeps the draft from being published, and what one had better look at; each opens its task. */
export function FlawList({ program, flaws, onOpen, onFacts }: FlawListProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const hints = programHints(program)
  const nameOf = (key: string | undefined) => {
    const task = program.tasks.find((each) => each.key === key)
    return task ? text(task.name) || t('designer.unnamed') : (key ?? '')
  }
  const taskAt = ({ path }: ProgramFlaw) =>
    path[0] === 'tasks' && typeof path[1] === 'number' ? program.tasks[path[1]] : undefined
  const words = ({ code }: ProgramFlaw) => {
    const cycle = code === 'onboarding.dependency_cycle' ? findCycle(program.tasks.map(linked)) : undefined
    const tasks = cycle?.map(nameOf).join(' → ') ?? ''
    return t(`designer.flaw.${code.replace('onboarding.', '')}`, { tasks })
  }
  return (
    <Section title={t('designer.check')} count={flaws.length}>
      {flaws.length === 0 && <p className={classes.quiet}>{t('designer.sound')}</p>}
      <ul className={classes.flaws} aria-live="polite">
        {flaws.map((flaw) => {
          const task = taskAt(flaw)
          return (
            <li key={`${flaw.code}-${flaw.path.join('.')}`}>
              {task && (
                <>
                  <button type="button" className={programs.edit} onClick={() => onOpen(task.key)}>
                    {nameOf(task.key)}
                  </button>
                  {': '}
                </>
              )}
              {task || !ofProgram.includes(String(flaw.path[0])) ? (
                words(flaw)
              ) : (
                <button type="button" className={programs.edit} onClick={onFacts}>
                  {words(flaw)}
                </button>
              )}
            </li>
          )
        })}
        {hints.map(({ code, key }) => (
          <li key={`${code}-${key}`} className={classes.quiet}>
            {t(`designer.hint.${code}`, { name: nameOf(key) })}
          </li>
        ))}
      </ul>
    </Section>
  )
}
