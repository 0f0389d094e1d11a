import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, ListSkeleton, Page, PageHeader, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { type Feature, listFeatures, listSuggestedEvents } from '../../contract.ts'
import classes from '../usage.module.css'
import { UsageLinks } from '../usage-links.tsx'
import { FeatureForm } from './feature-form.tsx'

type Opened = Partial<Feature>

/** The parts of the product that matter, each a set of events. */
export function FeaturesPage() {
  const { t } = useMessages('usage')
  const { number } = useFormats()
  const can = usePermissions()
  const [opened, setOpened] = useState<Opened>()
  const [isCounting, setCounting] = useState(false)
  const { data, error, refetch } = useEndpoint(listFeatures, {}, { refetchInterval: isCounting ? 1_500 : false })
  const isUnderWay = data !== undefined && data.recount !== null
  if (isUnderWay !== isCounting) setCounting(isUnderWay)
  const keys = data?.items.filter(({ isKey }) => isKey).length ?? 0
  const add = can('usage.manage') && (
    <Button variant="filled" onClick={() => setOpened({})}>
      {t('features.create')}
    </Button>
  )
  return (
    <Page width="text">
      <PageHeader
        title={t('features.title')}
        parent={{ label: t('sources.title'), to: '/settings/usage' }}
        answer={data && data.items.length > 0 ? t('features.answer', { count: data.items.length, keys }) : undefined}
        actions={data && data.items.length > 0 && add}
      />
      <UsageLinks />
      {data?.recount && (
        <p role="status" className={classes.quiet}>
          {data.recount.total === null
            ? t('features.counting')
            : t('features.countingOf', { done: number(data.recount.done), total: number(data.recount.total) })}
        </p>
      )}
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={4} />}
      {data?.items.length === 0 && (
        <EmptyState title={t('features.none')} text={t('features.noneText')} actions={add} />
      )}
      {data && data.items.length > 0 && <FeatureList items={data.items} onOpen={setOpened} />}
      <Suggestions onOpen={setOpened} />
      <Modal
        opened={opened !== undefined}
        onClose={() => setOpened(undefined)}
        closeOnClickOutside={false}
        title={t(opened?.featureNo === undefined ? 'features.create' : 'features.change')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {opened && <FeatureForm feature={opened} onClose={() => setOpened(undefined)} />}
      </Modal>
    </Page>
  )
}

function FeatureList({ items, onOpen }: { items: readonly Feature[]; onOpen: (feature: Opened) => void }) {
  const { t } = useMessages('usage')
  const can = usePermissions()
  return (
    <Section title={t('features.list')} count={items.length} framed>
      <ul className={classes.items}>
        {items.map((feature) => (
          <li key={feature.featureNo} className={classes.item}>
            <div className={classes.head}>
              <span className={classes.name}>
                {feature.name} {feature.isKey && <Tag>{t('features.key')}</Tag>}{' '}
                {feature.isAdmin && <Tag>{t('features.admin')}</Tag>}
              </span>
              {can('usage.manage') && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('features.changeOne', { name: feature.name })}
                  onClick={() => onOpen(feature)}
                >
                  {t('features.change')}
                </Button>
              )}
            </div>
            <p className={classes.quiet}>{feature.events.map(({ name }) => name).join(t('comma'))}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Suggestions({ onOpen }: { onOpen: (feature: Opened) => void }) {
  const { t } = useMessages('usage')
  const { percent } = useFormats()
  const can = usePermissions()
  const { data } = useEndpoint(listSuggestedEvents, {})
  if (!data || data.items.length === 0) return null
  return (
    <Section title={t('features.suggested')} note={t('features.suggestedNote')} framed>
      <ul className={classes.items}>
        {data.items.map(({ key, name, share }) => (
          <li key={key} className={classes.line}>
            <span className={classes.grow}>{name}</span>
            <span>{t('features.share', { share: percent(share) })}</span>
            {can('usage.manage') && (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('features.takeOne', { name })}
                onClick={() => onOpen({ name, isKey: true, events: [{ key, name }] })}
              >
                {t('features.take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
