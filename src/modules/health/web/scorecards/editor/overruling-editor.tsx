import { Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Scorecard } from '../../../domain/scorecard/scorecard.ts'
import classes from '../../health.module.css'
import type { AttributeWords } from './attribute-words.ts'
import own from './editor.module.css'
import { blankTest, freshKey } from './edits.ts'
import { FactTestEditor } from './fact-test-editor.tsx'
import { NameFields, NumberOf } from './fields.tsx'

type Rule = Scorecard['holds'][number]

interface OverrulingEditorProps {
  definition: Scorecard
  words: AttributeWords
  isLocked: boolean
  onChange: (definition: Scorecard) => void
}

/** What overrules the points: caps, and states in which nothing is judged. */
export function OverrulingEditor({ definition, words, isLocked, onChange }: OverrulingEditorProps) {
  const { t, language } = useMessages('health')
  const { caps, holds } = definition
  const [first] = words.byKey.values()
  const blank = (prefix: string, taken: readonly Rule[]): Rule[] => {
    if (!first) return []
    const key = freshKey(
      prefix,
      taken.map((each) => each.key),
    )
    return [{ key, name: { ja: t(`editor.new.${prefix}`), en: t(`editor.new.${prefix}`) }, when: [blankTest(first)] }]
  }
  return (
    <>
      <Section
        title={t('editor.caps')}
        count={caps.length}
        note={t('editor.capsNote')}
        framed
        actions={
          !isLocked &&
          caps.length < 12 && (
            <AddButton
              label={t('editor.addCap')}
              onClick={() =>
                onChange({
                  ...definition,
                  caps: [...caps, ...blank('cap', caps).map((each) => ({ ...each, atMost: 59 }))],
                })
              }
            />
          )
        }
      >
        {caps.length === 0 && <p className={classes.quiet}>{t('editor.noCaps')}</p>}
        {caps.map((cap, index) => (
          <RuleEditor
            key={cap.key}
            rule={cap}
            words={words}
            isLocked={isLocked}
            onChange={(next) => onChange({ ...definition, caps: caps.with(index, { ...cap, ...next }) })}
            onRemove={() => onChange({ ...definition, caps: caps.toSpliced(index, 1) })}
          >
            <NumberOf
              path={`caps.${index}.atMost`}
              label={t('editor.atMost')}
              aria-label={t('editor.atMostOf', { name: cap.name[language] })}
              unit={t('editor.points')}
              min={0}
              max={99}
              isLocked={isLocked}
              value={cap.atMost}
              onChange={(atMost) => onChange({ ...definition, caps: caps.with(index, { ...cap, atMost }) })}
            />
          </RuleEditor>
        ))}
      </Section>
      <Section
        title={t('editor.holds')}
        count={holds.length}
        note={t('editor.holdsNote')}
        framed
        actions={
          !isLocked &&
          holds.length < 5 && (
            <AddButton
              label={t('editor.addHold')}
              onClick={() => onChange({ ...definition, holds: [...holds, ...blank('hold', holds)] })}
            />
          )
        }
      >
        {holds.length === 0 && <p className={classes.quiet}>{t('editor.noHolds')}</p>}
        {holds.map((hold, index) => (
          <RuleEditor
            key={hold.key}
            rule={hold}
            words={words}
            isLocked={isLocked}
            onChange={(next) => onChange({ ...definition, holds: holds.with(index, next) })}
            onRemove={() => onChange({ ...definition, holds: holds.toSpliced(index, 1) })}
          />
        ))}
      </Section>
    </>
  )
}

function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={onClick}>
      {label}
    </Button>
  )
}

interface RuleEditorProps {
  rule: Rule
  words: AttributeWords
  isLocked: boolean
  onChange: (rule: Rule) => void
  onRemove: () => void
  children?: React.ReactNode
}

/** When it holds: all of some questions. */
function RuleEditor({ rule, words, isLocked, onChange, onRemove, children }: RuleEditorProps) {
  const { t, language } = useMessages('health')
  const { when } = rule
  const name = rule.name[language]
  const [first] = words.byKey.values()
  return (
    <fieldset className={own.measure} aria-label={name}>
      <div className={own.measureHead}>
        <span className={own.name}>{name}</span>
        {!isLocked && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconTrash size={14} />}
            aria-label={t('editor.removeMeasure', { name })}
            onClick={onRemove}
          >
            {t('editor.remove')}
          </Button>
        )}
      </div>
      {!isLocked && (
        <NameFields
          of={name}
          name={rule.name}
          isLocked={false}
          onChange={(next) => onChange({ ...rule, name: next })}
        />
      )}
      {children && <div className={own.measureFields}>{children}</div>}
      {when.map((test, index) => (
        <FactTestEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: a question has nothing but its place
          key={index}
          of={name}
          test={test}
          words={words}
          isLocked={isLocked}
          onChange={(next) => onChange({ ...rule, when: when.with(index, next) })}
          onRemove={when.length > 1 ? () => onChange({ ...rule, when: when.toSpliced(index, 1) }) : undefined}
        />
      ))}
      {!isLocked && when.length < 5 && first && (
        <AddButton
          label={t('editor.addTest')}
          onClick={() => onChange({ ...rule, when: [...when, blankTest(first)] })}
        />
      )}
    </fieldset>
  )
}
