import { useState } from 'react'
import { ConditionFields } from '#modules/accounts/web/index.ts'
import { ChoiceField, Form, NumberField, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Program } from '../../../../domain/program.ts'
import programs from '../../programs.module.css'
import { CriteriaFields } from './criteria-fields.tsx'
import { GoalFields } from './goal-fields.tsx'
import { MeetingFields } from './meeting-fields.tsx'
import { RoadmapFields } from './roadmap-fields.tsx'

export type ProgramFacts = Pick<
  Program,
  | 'name'
  | 'touchModel'
  | 'dayKind'
  | 'rangeWeeks'
  | 'goals'
  | 'criteria'
  | 'meetings'
  | 'kickoffRecords'
  | 'roadmap'
  | 'graduationStageKey'
  | 'suits'
>

interface ProgramFormProps {
  program: Program
  error: unknown
  isPending: boolean
  onSave: (facts: ProgramFacts) => void
  close: () => void
}

/**
 * What holds for the whole program: its name, touch model, length, the goals it proposes, when it is complete, its meetings
 * and the order in which its customers feel value.
 */
export function ProgramForm({ program, error, isPending, onSave, close }: ProgramFormProps) {
  const { t } = useMessages('onboarding')
  const { name, touchModel, dayKind, rangeWeeks, goals, criteria, meetings, kickoffRecords, roadmap } = program
  const { graduationStageKey, suits } = program
  const method = { goals, criteria, meetings, kickoffRecords, roadmap, graduationStageKey, suits }
  const [draft, setDraft] = useState<ProgramFacts>({ name, touchModel, dayKind, rangeWeeks, ...method })
  const change = (changes: Partial<ProgramFacts>) => setDraft({ ...draft, ...changes })
  return (
    <Form onSubmit={() => onSave(draft)} error={error} isPending={isPending} onCancel={close}>
      <div className={programs.fields}>
        {(['ja', 'en'] as const).map((each) => (
          <TextField
            key={each}
            path={`program.name.${each}`}
            label={t('designer.facts.nameIn', { language: t(`platform:language.${each}`) })}
            value={draft.name[each]}
            onChange={(text) => change({ name: { ...draft.name, [each]: text } })}
          />
        ))}
        <ChoiceField
          path="program.touchModel"
          label={t('designer.facts.touchModel')}
          value={draft.touchModel}
          choices={(['high', 'low', 'tech'] as const).map((value) => ({ value, label: t(`touch.${value}`) }))}
          onChange={(next) => change({ touchModel: next })}
        />
        <ChoiceField
          path="program.dayKind"
          label={t('designer.facts.dayKind')}
          value={draft.dayKind}
          choices={(['business', 'calendar'] as const).map((value) => ({
            value,
            label: t(`designer.facts.dayKinds.${value}`),
          }))}
          onChange={(next) => change({ dayKind: next })}
        />
        <NumberField
          path="program.rangeWeeks"
          label={t('designer.facts.weeks')}
          value={draft.rangeWeeks}
          onChange={(weeks) => change({ rangeWeeks: Math.max(1, Math.round(weeks ?? 1)) })}
        />
      </div>
      <ConditionFields
        title={t('designer.facts.suits')}
        always={t('designer.facts.suitsNobody')}
        path="program.suits"
        value={draft.suits}
        onChange={(next) => change({ suits: next })}
      />
      <GoalFields goals={draft.goals ?? []} onChange={(next) => change({ goals: next })} />
      <CriteriaFields criteria={draft.criteria} onChange={(next) => change({ criteria: next })} />
      <MeetingFields program={draft} onChange={change} />
      <RoadmapFields
        stages={draft.roadmap ?? []}
        tasks={program.tasks}
        graduationKey={draft.graduationStageKey}
        onChange={(next, graduation) =>
          change({ roadmap: next.length > 0 ? next : undefined, graduationStageKey: graduation })
        }
      />
    </Form>
  )
}
