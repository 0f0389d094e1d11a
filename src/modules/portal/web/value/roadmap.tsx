import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark, Tag } from '#platform/web/status/index.ts'
import type { PortalProjectView } from '../../contract.ts'
import classes from '../home/home.module.css'

/** In which order the customer will feel value, and how far it has come. */
export function Roadmap({ stages }: { stages: PortalProjectView['roadmap'] }) {
  const { t, language } = useMessages('portal')
  const { date } = useFormats()
  if (stages.length === 0) return null
  return (
    <Section title={t('roadmap.title')} note={t('roadmap.note')}>
      <ol className={classes.list}>
        {stages.map((stage) => (
          <li key={stage.name.ja}>
            <span>
              <b>{stage.name[language]}</b> {stage.isGraduationPoint && <Tag>{t('roadmap.complete')}</Tag>}
              {stage.value[language] !== '' && <span className={classes.line}>{stage.value[language]}</span>}
              {stage.evidence[language] !== '' && (
                <span className={classes.line}>{t('roadmap.evidence', { evidence: stage.evidence[language] })}</span>
              )}
            </span>
            {stage.reachedOn !== null ? (
              <StatusMark level="good" label={t('roadmap.reached', { date: date(stage.reachedOn) })} />
            ) : (
              <span className={classes.quiet}>
                {stage.plannedOn === null ? t('roadmap.later') : t('roadmap.planned', { date: date(stage.plannedOn) })}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
