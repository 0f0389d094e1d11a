import { Button, Select } from '@mantine/core'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Scorecard } from '../../../domain/scorecard/scorecard.ts'
import type { AttributeWords } from './attribute-words.ts'
import own from './editor.module.css'
import { blankMeasure, moved } from './edits.ts'
import { NameFields } from './fields.tsx'
import { MeasureEditor } from './measure-editor.tsx'

type Group = Scorecard['groups'][number]

interface GroupEditorProps {
  group: Group
  path: string
  /** The keys of all measures of the scorecard. */
  taken: readonly string[]
  words: AttributeWords
  isLocked: boolean
  onChange: (group: Group) => void
  onRemove: (() => void) | undefined
}

/** A group: its name and its measures. */
export function GroupEditor({ group, path, taken, words, isLocked, onChange, onRemove }: GroupEditorProps) {
  const { t, language } = useMessages('health')
  const { measures } = group
  const name = group.name[language]
  const sum = measures.reduce((total, { weight }) => total + weight, 0)
  const put = (next: Group['measures']) => onChange({ ...group, measures: next })
  const add = (key: string | null) => {
    const attribute = key === null ? undefined : words.byKey.get(key)
    if (!attribute) return
    const label = words.labelOf(attribute.key)
    put([...measures, blankMeasure(attribute, attribute.name ?? { ja: label, en: label }, taken)])
  }
  return (
    <Section
      title={t('editor.group', { name, sum })}
      actions={
        onRemove &&
        !isLocked && (
          <Button size="compact-sm" variant="subtle" onClick={onRemove}>
            {t('editor.removeGroup', { name })}
          </Button>
        )
      }
      framed
    >
      {!isLocked && (
        <NameFields
          of={name}
          name={group.name}
          isLocked={false}
          onChange={(next) => onChange({ ...group, name: next })}
        />
      )}
      {measures.map((measure, index) => (
        <MeasureEditor
          key={measure.key}
          measure={measure}
          path={`${path}.measures.${index}`}
          words={words}
          isLocked={isLocked}
          onChange={(next) => put(measures.with(index, next))}
          onRemove={measures.length > 1 ? () => put(measures.toSpliced(index, 1)) : undefined}
          onMove={(by) => put(moved(measures, index, by))}
        />
      ))}
      {!isLocked && measures.length < 12 && (
        <Select
          className={own.add ?? ''}
          aria-label={t('editor.addMeasureTo', { name })}
          placeholder={t('editor.addMeasure')}
          searchable
          nothingFoundMessage={t('editor.noAttribute')}
          data={words.choices}
          value={null}
          onChange={add}
        />
      )}
    </Section>
  )
}
