import { ActionIcon, Button, TagsInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Curve, PointsCurve } from '../../../domain/scorecard/curve.ts'
import classes from './editor.module.css'
import { NumberOf } from './fields.tsx'

interface CurveEditorProps {
  name: string
  path: string
  curve: Curve
  optionOf: (option: string) => string
  /** Whether the choices are those of the attribute, so that none can be added. */
  isListed: boolean
  isLocked: boolean
  onChange: (curve: Curve) => void
}

/** Which value wins which share of the points: the points of a line, or a share for each choice. */
export function CurveEditor({ name, path, curve, optionOf, isListed, isLocked, onChange }: CurveEditorProps) {
  const { t } = useMessages('health')
  if (curve.kind === 'points')
    return <PointsEditor name={name} path={path} curve={curve} isLocked={isLocked} onChange={onChange} />
  const options =
    curve.kind === 'boolean'
      ? [
          { key: 'yes', label: t('value.yes'), share: curve.yes },
          { key: 'no', label: t('value.no'), share: curve.no },
        ]
      : curve.shares.map((each) => ({ key: each.option, label: optionOf(each.option), share: each.share }))
  const change = (key: string, next: number) =>
    onChange(
      curve.kind === 'boolean'
        ? { ...curve, [key]: next }
        : { ...curve, shares: curve.shares.map((each) => (each.option === key ? { ...each, share: next } : each)) },
    )
  return (
    <>
      {curve.kind === 'choice' && !isListed && !isLocked && (
        <TagsInput
          label={t('editor.choices')}
          aria-label={t('editor.choicesOf', { name })}
          description={t('editor.choicesHint')}
          maxTags={50}
          acceptValueOnBlur
          value={curve.shares.map(({ option }) => option)}
          onChange={(wanted) =>
            onChange({
              ...curve,
              shares: wanted.map(
                (option) => curve.shares.find((each) => each.option === option) ?? { option, share: 0 },
              ),
            })
          }
        />
      )}
      <div className={classes.points}>
        {options.map((option) => (
          <NumberOf
            key={option.key}
            path={`${path}.${option.key}`}
            label={t('editor.shareOf', { option: option.label })}
            aria-label={t('editor.shareOfMeasure', { name, option: option.label })}
            unit={t('editor.percent')}
            min={0}
            max={100}
            isLocked={isLocked}
            value={option.share}
            onChange={(value) => change(option.key, value)}
          />
        ))}
      </div>
    </>
  )
}

interface PointsEditorProps {
  name: string
  path: string
  curve: PointsCurve
  isLocked: boolean
  onChange: (curve: PointsCurve) => void
}

function PointsEditor({ name, path, curve, isLocked, onChange }: PointsEditorProps) {
  const { t } = useMessages('health')
  const { points } = curve
  const last = points.at(-1)
  return (
    <div className={classes.curve}>
      <CurvePicture points={points} />
      <ol className={classes.pointList}>
        {points.map((point, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a point has nothing but its place
          <li key={index}>
            <NumberOf
              path={`${path}.points.${index}.at`}
              aria-label={t('editor.pointValue', { name, place: index + 1 })}
              min={-1e12}
              max={1e12}
              isExact
              isLocked={isLocked}
              value={point.at}
              onChange={(at) => onChange({ ...curve, points: points.with(index, { ...point, at }) })}
            />
            <span aria-hidden="true">{t('editor.arrow')}</span>
            <NumberOf
              path={`${path}.points.${index}.share`}
              aria-label={t('editor.pointShare', { name, place: index + 1 })}
              unit={t('editor.percent')}
              min={0}
              max={100}
              isLocked={isLocked}
              value={point.share}
              onChange={(share) => onChange({ ...curve, points: points.with(index, { ...point, share }) })}
            />
            {points.length > 1 && !isLocked && (
              <ActionIcon
                variant="subtle"
                aria-label={t('editor.removePoint', { name, place: index + 1 })}
                onClick={() => onChange({ ...curve, points: points.toSpliced(index, 1) })}
              >
                <IconX size={14} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
      {!isLocked && points.length < 12 && last && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange({ ...curve, points: [...points, { at: last.at + 10, share: last.share }] })}
        >
          {t('editor.addPoint')}
        </Button>
      )}
    </div>
  )
}

function CurvePicture({ points }: { points: PointsCurve['points'] }) {
  const first = points[0]?.at ?? 0
  const span = Math.max(1e-9, (points.at(-1)?.at ?? 0) - first)
  const line = points.map(
    ({ at, share: part }) => `${(10 + ((at - first) / span) * 80).toFixed(1)} ${(38 - part * 0.36).toFixed(1)}`,
  )
  const [start = '10 38'] = line
  const end = line.at(-1) ?? start
  return (
    <svg viewBox="0 0 100 40" className={classes.picture} aria-hidden="true">
      <path d={`M0 ${start.split(' ')[1]} L${line.join(' L')} L100 ${end.split(' ')[1]}`} className={classes.line} />
    </svg>
  )
}
