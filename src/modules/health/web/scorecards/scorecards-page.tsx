import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { PageLink, useGo } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { createScorecard, listScorecards, orderScorecards, type ScorecardList } from '../../contract.ts'
import classes from '../health.module.css'
import own from './editor/editor.module.css'
import { blankScorecard, moved } from './editor/edits.ts'

type Card = ScorecardList['items'][number]

/** By which scorecard which customers are judged, and in which order they are tried. */
export function ScorecardsPage() {
  const { t } = useMessages('health')
  const can = usePermissions()
  const notice = useNotice()
  const { data, error, refetch } = useEndpoint(listScorecards, {})
  const order = useEndpointMutation(orderScorecards, { refreshes: [listScorecards] })
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  const { items } = data
  const live = items.filter(({ state }) => state !== 'ended')
  const ended = items.filter(({ state }) => state === 'ended')
  const move = (index: number, by: -1 | 1) =>
    order.mutate(
      { body: { keys: [...moved(live, index, by), ...ended].map(({ key }) => key) } },
      {
        onSuccess: () => notice.done(t('scorecards.ordered')),
        onError: (thrown) => notice.failed(thrown),
      },
    )
  const canMove = can('health.manage') && !order.isPending
  return (
    <Page>
      <PageHeader
        title={t('scorecards.title')}
        answer={t('scorecards.answer', { count: items.filter(({ state }) => state === 'in_force').length })}
        parent={{ label: t('settings'), to: '/settings' }}
        actions={can('health.manage') && <NewScorecard />}
      />
      <Section title={t('scorecards.list')} note={t('scorecards.note')} framed>
        <ol className={classes.list}>
          {live.map((card, index) => (
            <CardItem
              key={card.key}
              card={card}
              onMove={canMove ? (by) => move(index, by) : undefined}
              isFirst={index === 0}
              isLast={index === live.length - 1}
            />
          ))}
        </ol>
      </Section>
      {ended.length > 0 && (
        <Section title={t('scorecards.endedList')} count={ended.length} note={t('scorecards.endedNote')} framed>
          <ul className={classes.list}>
            {ended.map((card) => (
              <CardItem key={card.key} card={card} onMove={undefined} isFirst isLast />
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

interface CardItemProps {
  card: Card
  onMove: ((by: -1 | 1) => void) | undefined
  isFirst: boolean
  isLast: boolean
}

function CardItem({ card, onMove, isFirst, isLast }: CardItemProps) {
  const { t, language } = useMessages('health')
  const name = card.name[language]
  return (
    <li className={own.card}>
      <div className={classes.note}>
        <PageLink to={`/settings/scorecards/${card.key}`} fw={600}>
          {name}
        </PageLink>
        {card.version > 0 && <Tag>{t('scorecards.version', { version: card.version })}</Tag>}
        {card.state === 'unpublished' && <Tag level="watch">{t('scorecards.unpublished')}</Tag>}
        {card.hasDraft && card.state !== 'unpublished' && <Tag level="watch">{t('scorecards.hasDraft')}</Tag>}
        {onMove && (
          <span className={own.order}>
            <Button
              size="compact-sm"
              variant="subtle"
              disabled={isFirst}
              aria-label={t('editor.moveUp', { name })}
              onClick={() => onMove(-1)}
            >
              <IconArrowUp size={14} />
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              disabled={isLast}
              aria-label={t('editor.moveDown', { name })}
              onClick={() => onMove(1)}
            >
              <IconArrowDown size={14} />
            </Button>
          </span>
        )}
      </div>
      <p className={classes.quiet}>
        {t('scorecards.about', {
          phases: card.phases.map((each) => t(`phase.${each}`)).join(t('comma')),
          models: card.touchModels.map((each) => t(`model.${each}`)).join(t('comma')),
          segments: card.segments.length === 0 ? t('scorecards.everybody') : card.segments.join(t('comma')),
          measures: card.measures,
          customers: card.customers,
        })}
      </p>
    </li>
  )
}

/** A scorecard from nothing, which opens for editing. */
function NewScorecard() {
  const { t } = useMessages('health')
  const notice = useNotice()
  const go = useGo()
  const [clientId] = useState(() => newId())
  const create = useEndpointMutation(createScorecard, { refreshes: [listScorecards] })
  const names = (key: string) => ({ ja: t(`blank.${key}.ja`), en: t(`blank.${key}.en`) })
  const press = () =>
    create.mutate(
      {
        body: {
          definition: blankScorecard(names('name'), { group: names('group'), measure: names('measure') }),
          clientId,
        },
      },
      {
        onSuccess: ({ key }) => go(`/settings/scorecards/${key}`),
        onError: (thrown) => notice.failed(thrown),
      },
    )
  return (
    <Button leftSection={<IconPlus size={16} />} loading={create.isPending} onClick={press}>
      {t('scorecards.new')}
    </Button>
  )
}
