import { Checkbox } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { VersionEffect } from '../../../contract.ts'
import { useText } from '../../text.ts'
import classes from './designer.module.css'

interface EffectListProps {
  effects: readonly VersionEffect[]
  /** Projects that are chosen; left out where nothing is to be chosen. */
  chosen?: ReadonlySet<string>
  onChoose?: (projectId: string) => void
}

/** Project by project, what a version would add, drop and move, and what that means for the value date. */
export function EffectList({ effects, chosen, onChoose }: EffectListProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const namesOf = (names: readonly { ja: string; en: string }[]) => names.map(text).join(t('project.comma'))
  return (
    <ul className={classes.effects}>
      {effects.map((effect) => (
        <li key={effect.projectId} className={classes.effect}>
          <span className={classes.bar}>
            {onChoose && (
              <Checkbox
                aria-label={t('versions.choose', { name: effect.account.name })}
                checked={chosen?.has(effect.projectId) ?? false}
                onChange={() => onChoose(effect.projectId)}
              />
            )}
            <PageLink to={`/onboarding/${effect.projectId}`}>{effect.account.name}</PageLink>
            <span className={classes.quiet}>{t('programs.versionNumber', { version: effect.programVersion })}</span>
            <ValueDate effect={effect} />
          </span>
          {effect.added.length > 0 && (
            <span>
              {t('versions.added', {
                count: effect.added.length,
                names: namesOf(effect.added.map(({ name }) => name)),
              })}
            </span>
          )}
          {effect.dropped.length > 0 && (
            <span>{t('versions.dropped', { count: effect.dropped.length, names: namesOf(effect.dropped) })}</span>
          )}
          {effect.moved.length > 0 && (
            <span>
              {t('versions.moved', {
                count: effect.moved.length,
                names: namesOf(effect.moved.map(({ name }) => name)),
              })}
            </span>
          )}
          {effect.reworded.length > 0 && (
            <span>
              {t('versions.reworded', {
                count: effect.reworded.length,
                names: namesOf(effect.reworded.map(({ name }) => name)),
              })}
            </span>
          )}
          <Handed reworded={effect.reworded} />
          {effect.undecided.length > 0 && (
            <span className={classes.quiet}>
              {t('versions.undecided', { count: effect.undecided.length, names: namesOf(effect.undecided) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Work that goes to another side, or that others see afterwards: what the customer notices at once. */
function Handed({ reworded }: Pick<VersionEffect, 'reworded'>) {
  const { t } = useMessages('onboarding')
  const text = useText()
  return reworded.flatMap(({ name, side, visibility }) => [
    ...(side === null
      ? []
      : [
          <span key={`${name.ja} side`}>
            {t('versions.sideChanges', { name: text(name), side: t(`side.${side}`) })}
          </span>,
        ]),
    ...(visibility === null
      ? []
      : [
          <StatusMark
            key={`${name.ja} visibility`}
            level="watch"
            label={t('versions.visibilityChanges', { name: text(name), visibility: t(`visibility.${visibility}`) })}
          />,
        ]),
  ])
}

function ValueDate({ effect: { valueDate, agreed } }: { effect: VersionEffect }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  if (valueDate === null || valueDate.days === 0) return <StatusMark level="good" label={t('versions.valueStays')} />
  const words = { from: date(valueDate.from), to: date(valueDate.to), count: Math.abs(valueDate.days) }
  if (valueDate.days < 0) return <StatusMark level="good" label={t('versions.valueEarlier', words)} />
  return <StatusMark level={agreed.missingDays > 0 ? 'risk' : 'watch'} label={t('versions.valueLater', words)} />
}
