import { Button } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { EmptyState, ListSkeleton, Page, PageHeader, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { archiveMeasure, listMeasures, type Measure } from '../../contract.ts'
import classes from '../usage.module.css'
import { UsageLinks } from '../usage-links.tsx'
import { MeasureForm } from './measure-form.tsx'
import { useMeasureWords } from './use-measure-words.ts'

/** The figures that were defined over events, each of them an attribute of every customer. */
export function MeasuresPage() {
  const { t } = useMessages('usage')
  const can = usePermissions()
  const [opened, setOpened] = useState<Measure | 'new'>()
  const { data, error, refetch } = useEndpoint(listMeasures, {}, { refetchInterval: 30_000 })
  const add = can('usage.manage') && (
    <Button variant="filled" onClick={() => setOpened('new')}>
      {t('measures.create')}
    </Button>
  )
  const close = () => setOpened(undefined)
  if (opened !== undefined)
    return (
      <Page width="text">
        <PageHeader
          title={t(opened === 'new' ? 'measures.create' : 'measures.change')}
          parent={{ label: t('measures.title'), to: '/settings/usage/measures' }}
        />
        <MeasureForm measure={opened === 'new' ? undefined : opened} onClose={close} />
      </Page>
    )
  return (
    <Page width="text">
      <PageHeader
        title={t('measures.title')}
        parent={{ label: t('sources.title'), to: '/settings/usage' }}
        answer={data && data.items.length > 0 ? t('measures.answer', { count: data.items.length }) : undefined}
        actions={data && data.items.length > 0 && add}
      />
      <UsageLinks />
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={4} />}
      {data?.items.length === 0 && (
        <EmptyState title={t('measures.none')} text={t('measures.noneText')} actions={add} />
      )}
      {data && data.items.length > 0 && (
        <Section title={t('measures.list')} count={data.items.length} framed>
          <ul className={classes.items}>
            {data.items.map((measure) => (
              <MeasureItem key={measure.id} measure={measure} onOpen={() => setOpened(measure)} />
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

function MeasureItem({ measure, onOpen }: { measure: Measure; onOpen: () => void }) {
  const { t } = useMessages('usage')
  const can = usePermissions()
  const notice = useNotice()
  const { nameOf, wordsOf } = useMeasureWords()
  const archive = useEndpointMutation(archiveMeasure, { refreshes: [listMeasures] })
  const name = nameOf(measure)
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.name}>
          {name} {measure.isCatchingUp && <Tag>{t('measures.catchingUp')}</Tag>}
        </span>
        {can('usage.manage') && (
          <>
            <Button size="compact-sm" variant="subtle" aria-label={t('measures.changeOne', { name })} onClick={onOpen}>
              {t('measures.change')}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('measures.archiveOne', { name })}
              loading={archive.isPending}
              onClick={() =>
                archive.mutate(
                  { params: { id: measure.id } },
                  { onSuccess: () => notice.done(t('measures.archived', { name })) },
                )
              }
            >
              {t('measures.archive')}
            </Button>
          </>
        )}
      </div>
      <p className={classes.quiet}>{wordsOf(measure.definition)}</p>
    </li>
  )
}
