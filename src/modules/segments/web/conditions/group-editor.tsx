import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMessages } from '#platform/web/messages/index.ts'
import { type Group, isGroup, matches, maxDepth, type Part } from '../../domain/condition.ts'
import classes from './conditions.module.css'
import { blankTest } from './draft.ts'
import { TestEditor } from './test-editor.tsx'
import type { Attributes } from './use-attributes.ts'

interface GroupEditorProps {
  group: Group
  /** `condition` or `condition.of.0` */
  path: string
  attributes: Attributes
  /** By path below the condition (`of.0`), what a question selects by itself. */
  notes: ReadonlyMap<string, string>
  depth?: number
  onChange: (group: Group) => void
  onRemove?: () => void
}

/** Questions and groups of questions of which all, any or none must hold. */
export function GroupEditor({ group, path, attributes, notes, depth = 1, onChange, onRemove }: GroupEditorProps) {
  const { t } = useMessages('segments')
  const [first] = attributes.items
  const put = (of: Part[]) => onChange({ ...group, of })
  const add = (part: Part) => put([...group.of, part])
  return (
    <fieldset className={depth === 1 ? classes.root : classes.group} aria-label={t(`match.${group.match}`)}>
      <div className={classes.head}>
        <SegmentedControl
          size="xs"
          aria-label={t('field.match')}
          data={matches.map((match) => ({ value: match, label: t(`match.${match}`) }))}
          value={group.match}
          onChange={(next) => onChange({ ...group, match: matches.find((each) => each === next) ?? 'all' })}
        />
        {onRemove && (
          <Button variant="subtle" size="compact-sm" onClick={onRemove}>
            {t('removeGroup')}
          </Button>
        )}
      </div>
      {group.of.length === 0 && <p className={classes.note}>{t(depth === 1 ? 'everybody' : 'emptyGroup')}</p>}
      {group.of.map((part, index) => {
        const here = `${path}.of.${index}`
        const common = {
          path: here,
          attributes,
          onRemove: () => put(group.of.toSpliced(index, 1)),
          onChange: (next: Part) => put(group.of.with(index, next)),
        }
        return isGroup(part) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing but their place
          <GroupEditor key={index} {...common} group={part} notes={notes} depth={depth + 1} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing but their place
          <TestEditor key={index} {...common} test={part} note={notes.get(here.replace(/^condition\./, ''))} />
        )
      })}
      <div className={classes.head}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          disabled={!first}
          onClick={() => first && add(blankTest(first))}
        >
          {t('addTest')}
        </Button>
        {depth < maxDepth && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => add({ match: group.match === 'any' ? 'all' : 'any', of: first ? [blankTest(first)] : [] })}
          >
            {t('addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
