import { Button, MultiSelect, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { formParts, TextField, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Program } from '../../../../domain/program.ts'
import { useText } from '../../../text.ts'
import programs from '../../programs.module.css'
import classes from '../designer.module.css'
import { freeKey } from '../edits/program-edits.ts'
import { MoveButtons } from '../stages/move-buttons.tsx'

type Stages = NonNullable<Program['roadmap']>

interface RoadmapFieldsProps {
  stages: Stages
  tasks: Program['tasks']
  graduationKey: string | undefined
  /** With the stage at which one graduates; a stage that is taken away is that no longer. */
  onChange: (stages: Stages, graduationKey: string | undefined) => void
}

const texts = [
  ['name', 'designer.roadmap.nameIn'],
  ['value', 'designer.roadmap.valueIn'],
  ['evidence', 'designer.roadmap.evidenceIn'],
] as const
const mostStages = 12

/** The order in which customers of the program feel value; each new project begins with these stages. */
export function RoadmapFields({ stages, tasks, graduationKey, onChange: tell }: RoadmapFieldsProps) {
  const { t } = useMessages('onboarding')
  const onChange = (next: Stages, graduation = graduationKey) =>
    tell(next, next.some(({ key }) => key === graduation) ? graduation : undefined)
  const move = (index: number, by: 1 | -1) => {
    const stage = stages[index]
    if (stage) onChange(stages.toSpliced(index, 1).toSpliced(index + by, 0, stage))
  }
  return (
    <div className={formParts.part}>
      <h3>{t('roadmap.title')}</h3>
      <p className={classes.quiet}>{t('roadmap.formNote')}</p>
      {stages.map((stage, index) => (
        <fieldset key={stage.key} className={classes.factGoal}>
          <legend>{t('roadmap.stage', { number: index + 1 })}</legend>
          <div className={programs.fields}>
            {texts.flatMap(([field, labelKey]) =>
              (['ja', 'en'] as const).map((each) => (
                <TextField
                  key={`${field}-${each}`}
                  path={`program.roadmap.${index}.${field}.${each}`}
                  label={t(labelKey, { language: t(`platform:language.${each}`) })}
                  value={stage[field][each]}
                  onChange={(text) =>
                    onChange(stages.with(index, { ...stage, [field]: { ...stage[field], [each]: text } }))
                  }
                />
              )),
            )}
          </div>
          <StageTasks
            index={index}
            value={stage.taskKeys}
            tasks={tasks.filter(
              ({ key }) => !stages.some((other) => other.key !== stage.key && other.taskKeys.includes(key)),
            )}
            onChange={(taskKeys) => onChange(stages.with(index, { ...stage, taskKeys }))}
          />
          <div className={classes.bar}>
            <MoveButtons
              name={t('roadmap.stage', { number: index + 1 })}
              isFirst={index === 0}
              isLast={index === stages.length - 1}
              onMove={(by) => move(index, by)}
            />
            <Button size="compact-sm" variant="subtle" onClick={() => onChange(stages.toSpliced(index, 1))}>
              {t('designer.roadmap.remove', { number: index + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      {stages.length > 0 && (
        <GraduationPoint stages={stages} value={graduationKey} onChange={(graduation) => tell(stages, graduation)} />
      )}
      {stages.length < mostStages && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange([...stages, { key: freeKey('stage', stages), ...blank, taskKeys: [] }])}
          >
            {t('roadmap.add')}
          </Button>
        </div>
      )}
    </div>
  )
}

interface GraduationPointProps {
  stages: Stages
  value: string | undefined
  onChange: (key: string | undefined) => void
}

function GraduationPoint({ stages, value, onChange }: GraduationPointProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  return (
    <Select
      {...useField('program.graduationStageKey')}
      label={t('designer.roadmap.graduation')}
      description={t('designer.roadmap.graduationHint')}
      placeholder={t('designer.roadmap.noGraduation')}
      data={stages.map(({ key, name }, index) => ({
        value: key,
        label: text(name) || t('roadmap.stage', { number: index + 1 }),
      }))}
      value={value ?? null}
      clearable
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

const empty = { ja: '', en: '' }
const blank = { name: empty, value: empty, evidence: empty }

interface StageTasksProps {
  index: number
  value: readonly string[]
  /** Those that lead to no other stage. */
  tasks: Program['tasks']
  onChange: (taskKeys: string[]) => void
}

function StageTasks({ index, value, tasks, onChange }: StageTasksProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  return (
    <MultiSelect
      label={t('roadmap.taskIds')}
      description={t('roadmap.taskIdsHint')}
      data={tasks.map(({ key, name }) => ({ value: key, label: text(name) || key }))}
      value={[...value]}
      onChange={onChange}
      searchable
      {...useField(`program.roadmap.${index}.taskKeys`)}
    />
  )
}
