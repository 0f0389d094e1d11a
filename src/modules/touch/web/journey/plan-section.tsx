import { Button, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type AnswerOf, useEndpointMutation } from '#platform/web/api/index.ts'
import { useHeldVersion } from '#platform/web/form/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { readJourneyMap, readJourneyPlan, saveJourneyPlan } from '../../contract.ts'
import { journeyPhases, type Touchpoint } from '../../domain/journey.ts'
import { freeKey } from '../free-key.ts'
import classes from '../touch.module.css'
import { TouchTags } from '../touch-tags.tsx'
import { TouchpointForm } from './touchpoint-form.tsx'

type Plan = AnswerOf<typeof readJourneyPlan>

/** The planned touchpoints themselves, to be edited. */
export function PlanSection({ plan }: { plan: Plan }) {
  const { t, language } = useMessages('touch')
  const can = usePermissions()
  const [open, setOpen] = useState<string>()
  const canEdit = can('touch.manage')
  return (
    <Section
      title={t('journey.plan')}
      note={t('versionNow', { version: plan.version })}
      actions={
        canEdit && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('')}>
            {t('journey.add')}
          </Button>
        )
      }
    >
      {journeyPhases.map((phase) => (
        <div key={phase}>
          <h3 className={classes.phase}>{t(`phase.${phase}`)}</h3>
          <ul className={classes.list}>
            {plan.definition.touchpoints
              .filter((point) => point.phase === phase)
              .map((point) => (
                <li key={point.key} className={classes.item}>
                  <div className={classes.head}>
                    <span className={classes.name}>{point.name[language]}</span>
                    <TouchTags of={point.touchModels} />
                    <span className={classes.quiet}>
                      {t(`rhythm.${point.rhythm}`, { days: point.days })}
                      {t('journey.separator')}
                      {point.channels.map((each) => t(`channel.${each}`)).join(t('comma'))}
                    </span>
                    <span className={classes.grow} />
                    {canEdit && (
                      <Button size="compact-sm" variant="default" onClick={() => setOpen(point.key)}>
                        {t('edit', { name: point.name[language] })}
                      </Button>
                    )}
                  </div>
                </li>
              ))}
          </ul>
        </div>
      ))}
      <Modal
        opened={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={open === '' ? t('journey.add') : t('journey.editTitle')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {open !== undefined && <Editing openKey={open} plan={plan} close={() => setOpen(undefined)} />}
      </Modal>
    </Section>
  )
}

function Editing({ openKey, plan, close }: { openKey: string; plan: Plan; close: () => void }) {
  const { t } = useMessages('touch')
  const notice = useNotice()
  const save = useEndpointMutation(saveJourneyPlan, { refreshes: [readJourneyPlan, readJourneyMap] })
  const version = useHeldVersion(plan.version, save.error)
  const { touchpoints } = plan.definition
  const [fresh] = useState((): Touchpoint => blankTouchpoint(touchpoints))
  const known = touchpoints.find(({ key }) => key === openKey)
  const index = known ? touchpoints.indexOf(known) : touchpoints.length
  const write = (next: Touchpoint[]) =>
    save.mutate(
      { body: { version, definition: { touchpoints: next } } },
      {
        onSuccess: () => {
          notice.done(t('saved'))
          close()
        },
      },
    )
  return (
    <TouchpointForm
      touchpoint={known ?? fresh}
      path={`definition.touchpoints.${index}`}
      error={save.error}
      isPending={save.isPending}
      onSave={(point) => write(known ? touchpoints.with(index, point) : [...touchpoints, point])}
      onRemove={known && touchpoints.length > 1 ? () => write(touchpoints.toSpliced(index, 1)) : undefined}
      close={close}
    />
  )
}

function blankTouchpoint(touchpoints: readonly Touchpoint[]): Touchpoint {
  return {
    key: freeKey('touchpoint', touchpoints),
    name: { ja: '', en: '' },
    phase: 'adoption',
    touchModels: ['high'],
    channels: ['meeting'],
    meetingKinds: [],
    rhythm: 'every',
    days: 30,
  }
}
