import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ScorecardDetail } from '../../../contract.ts'
import { measuresOf, type Scorecard } from '../../../domain/scorecard/scorecard.ts'
import { useAttributeWords } from './attribute-words.ts'
import own from './editor.module.css'
import { blankMeasure, freshKey } from './edits.ts'
import { GroupEditor } from './group-editor.tsx'
import { OverrulingEditor } from './overruling-editor.tsx'
import { RulesEditor } from './rules-editor.tsx'
import { ScopeEditor } from './scope-editor.tsx'

interface DefinitionEditorProps {
  definition: Scorecard
  attributes: ScorecardDetail['attributes']
  isLocked: boolean
  onChange: (definition: Scorecard) => void
}

/** Everything of a scorecard: whom it is for, what it weighs, its limits and what overrules it. */
export function DefinitionEditor({ definition, attributes, isLocked, onChange }: DefinitionEditorProps) {
  const { t } = useMessages('health')
  const words = useAttributeWords(attributes)
  const { groups } = definition
  const measures = measuresOf(definition)
  const taken = measures.map(({ key }) => key)
  const sum = measures.reduce((total, { weight }) => total + weight, 0)
  const addGroup = () => {
    const [attribute] = attributes
    if (!attribute) return
    const label = words.labelOf(attribute.key)
    const name = { ja: t('editor.new.group'), en: t('editor.new.group') }
    const measure = blankMeasure(attribute, attribute.name ?? { ja: label, en: label }, taken)
    const key = freshKey(
      'group',
      groups.map((group) => group.key),
    )
    onChange({ ...definition, groups: [...groups, { key, name, measures: [measure] }] })
  }
  return (
    <>
      <ScopeEditor definition={definition} isLocked={isLocked} onChange={onChange} />
      <Section
        title={t('editor.title')}
        note={
          <span data-wrong={sum !== 100} className={own.sum}>
            {t(sum === 100 ? 'editor.sum' : 'editor.sumWrong', { sum })}
          </span>
        }
        actions={
          !isLocked &&
          groups.length < 8 && (
            <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={addGroup}>
              {t('editor.addGroup')}
            </Button>
          )
        }
      >
        {groups.map((group, index) => (
          <GroupEditor
            key={group.key}
            group={group}
            path={`groups.${index}`}
            taken={taken}
            words={words}
            isLocked={isLocked}
            onChange={(next) => onChange({ ...definition, groups: groups.with(index, next) })}
            onRemove={
              groups.length > 1 ? () => onChange({ ...definition, groups: groups.toSpliced(index, 1) }) : undefined
            }
          />
        ))}
      </Section>
      <RulesEditor definition={definition} isLocked={isLocked} onChange={onChange} />
      <OverrulingEditor definition={definition} words={words} isLocked={isLocked} onChange={onChange} />
    </>
  )
}
