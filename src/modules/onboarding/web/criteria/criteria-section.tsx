import { Button } from '@mantine/core'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectPage } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import type { OutcomePartProps } from '../outcome/value-section.tsx'
import { useProjectAddress } from '../project/address.ts'
import { AddCriterion } from './add-criterion.tsx'
import { CriterionItem } from './criterion-item.tsx'

/** The completion criteria as agreed with the customer, each with its evidence. */
export function CriteriaSection({ project, isEditable }: OutcomePartProps) {
  const { t } = useMessages('onboarding')
  const [, change] = useProjectAddress()
  const { items, flaws, areAgreed } = project.criteria
  const met = items.filter((each) => each.isMust && each.state === 'met').length
  const must = items.filter((each) => each.isMust).length
  const agree = isEditable && !areAgreed && (
    <Button size="compact-sm" onClick={() => change({ dialog: 'agree' })}>
      {t('criteria.agree')}
    </Button>
  )
  return (
    <Section
      title={t('criteria.title')}
      note={
        <>
          {t('criteria.met', { met, must })} <Agreement project={project} />
        </>
      }
      actions={agree}
    >
      {flaws.map((each) => (
        <p key={each} className={classes.warning}>
          {t(`criteria.flaw.${each}`)}
        </p>
      ))}
      <ul className={classes.criteria}>
        {items.map((criterion) => (
          <CriterionItem key={criterion.id} projectId={project.id} criterion={criterion} isEditable={isEditable} />
        ))}
      </ul>
      {isEditable && <AddCriterion projectId={project.id} />}
    </Section>
  )
}

function Agreement({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const { items, areAgreed } = project.criteria
  const last = items.find((each) => each.agreedOn !== null)
  if (!areAgreed || last === undefined || last.agreedOn === null) return t('criteria.notAgreed')
  return t('criteria.agreedBy', {
    name: last.agreedBy ?? '—',
    date: date(last.agreedOn),
    source: t(`source.${last.agreedSource ?? 'on_behalf'}`),
  })
}
