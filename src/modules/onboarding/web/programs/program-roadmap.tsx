import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { Program } from '../../domain/program.ts'
import classes from '../roadmap/roadmap.module.css'
import { useText } from '../text.ts'

/** The order in which customers of the program feel value; each new project begins with these stages. */
export function ProgramRoadmap({ program }: { program: Program }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const stages = program.roadmap ?? []
  if (stages.length === 0) return null
  const nameOf = (key: string) => {
    const task = program.tasks.find((each) => each.key === key)
    return task ? text(task.name) : key
  }
  return (
    <Section title={t('roadmap.title')} count={stages.length} note={t('roadmap.programNote')} framed>
      <ol className={classes.stages}>
        {stages.map((stage) => (
          <li key={stage.key}>
            <div className={classes.stage}>
              <span className={classes.name}>
                {text(stage.name)}{' '}
                {stage.key === program.graduationStageKey && <Tag>{t('roadmap.graduationPoint')}</Tag>}
              </span>
              <p>{text(stage.value)}</p>
              <p>{t('roadmap.evidenceLine', { evidence: text(stage.evidence) })}</p>
              <p>{t('roadmap.taskNames', { names: stage.taskKeys.map(nameOf).join(t('roadmap.join')) })}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}
