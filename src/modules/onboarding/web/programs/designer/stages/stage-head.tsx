import { ActionIcon, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type FocusEvent, useRef, useState } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Program } from '../../../../domain/program.ts'
import { useText } from '../../../text.ts'
import classes from '../designer.module.css'
import { withStageMoved, withStageNamed } from '../edits/program-edits.ts'
import type { ProgramEdit } from '../edits/use-draft-edits.ts'
import { MoveButtons } from './move-buttons.tsx'

interface StageHeadProps {
  program: Program
  stage: Program['stages'][number]
  onChange: (edit: ProgramEdit) => void
}

/** The names of a stage, saved together once both are left, and its place. */
export function StageHead({ program, stage, onChange }: StageHeadProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const head = useRef<HTMLFieldSetElement>(null)
  const [seed, setSeed] = useState(stage.name)
  const [names, setNames] = useState(stage.name)
  // Renamed elsewhere, or taken back: shown unless somebody is typing here.
  const isOther = seed.ja !== stage.name.ja || seed.en !== stage.name.en
  if (isOther && !head.current?.contains(document.activeElement)) {
    setSeed(stage.name)
    setNames(stage.name)
  }
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return
    if (names.ja !== stage.name.ja || names.en !== stage.name.en)
      onChange((each) => withStageNamed(each, stage.key, names))
  }
  const index = program.stages.indexOf(stage)
  const isUsed = program.tasks.some((task) => task.stage === stage.key)
  return (
    <div className={classes.stageHead}>
      <fieldset ref={head} className={classes.stageNames} aria-label={text(stage.name)} onBlur={leave}>
        {(['ja', 'en'] as const).map((each) => (
          <TextInput
            key={each}
            size="xs"
            aria-label={t('designer.stageIn', { language: t(`platform:language.${each}`) })}
            placeholder={t(`platform:language.${each}`)}
            value={names[each]}
            error={names[each].trim() === ''}
            onChange={(event) => setNames({ ...names, [each]: event.currentTarget.value })}
          />
        ))}
      </fieldset>
      <MoveButtons
        name={text(stage.name)}
        isFirst={index === 0}
        isLast={index === program.stages.length - 1}
        onMove={(by) => onChange((each) => withStageMoved(each, stage.key, by))}
      />
      <ActionIcon
        variant="subtle"
        aria-label={t('designer.removeStage', { name: text(stage.name) })}
        disabled={isUsed || program.stages.length === 1}
        onClick={() => onChange((each) => ({ ...each, stages: each.stages.filter(({ key }) => key !== stage.key) }))}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  )
}
