import { Checkbox, MultiSelect } from '@mantine/core'
import { listSegments } from '#modules/segments/contract.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type Scorecard, scoredPhases, scoredTouchModels } from '../../../domain/scorecard/scorecard.ts'
import own from './editor.module.css'
import { NameFields } from './fields.tsx'

interface ScopeEditorProps {
  definition: Scorecard
  isLocked: boolean
  onChange: (definition: Scorecard) => void
}

/** What it is called and whom it judges. */
export function ScopeEditor({ definition, isLocked, onChange }: ScopeEditorProps) {
  const { t, language } = useMessages('health')
  const can = usePermissions()
  const segments = useEndpoint(listSegments, { query: {} }, { enabled: can('segments.read') })
  const { name, phases, touchModels } = definition
  const known = (segments.data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))
  const gone = definition.segments.filter((id) => !known.some(({ value }) => value === id))
  return (
    <Section title={t('editor.scope')} note={t('editor.scopeNote')} framed>
      <NameFields
        of={name[language]}
        name={name}
        isLocked={isLocked}
        onChange={(next) => onChange({ ...definition, name: next })}
      />
      <div className={own.scope}>
        <Checkbox.Group
          label={t('editor.phases')}
          value={[...phases]}
          onChange={(wanted) =>
            onChange({ ...definition, phases: scoredPhases.filter((each) => wanted.includes(each)) })
          }
        >
          <div className={own.checks}>
            {scoredPhases.map((each) => (
              <Checkbox key={each} value={each} label={t(`phase.${each}`)} disabled={isLocked} />
            ))}
          </div>
        </Checkbox.Group>
        <Checkbox.Group
          label={t('editor.touchModels')}
          value={[...touchModels]}
          onChange={(wanted) =>
            onChange({ ...definition, touchModels: scoredTouchModels.filter((each) => wanted.includes(each)) })
          }
        >
          <div className={own.checks}>
            {scoredTouchModels.map((each) => (
              <Checkbox key={each} value={each} label={t(`model.${each}`)} disabled={isLocked} />
            ))}
          </div>
        </Checkbox.Group>
        <MultiSelect
          label={t('editor.segments')}
          description={t('editor.segmentsHint')}
          placeholder={definition.segments.length === 0 ? t('editor.everySegment') : ''}
          searchable
          hidePickedOptions
          maxValues={20}
          disabled={isLocked}
          nothingFoundMessage={t('editor.noSegment')}
          data={[...known, ...gone.map((id) => ({ value: id, label: t('editor.segmentGone') }))]}
          value={definition.segments}
          onChange={(wanted) => onChange({ ...definition, segments: wanted })}
        />
      </div>
    </Section>
  )
}
