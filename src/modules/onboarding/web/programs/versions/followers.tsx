import { Button } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation, useEndpointPages } from '#platform/web/api/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { moveProjects, readVersionEffect } from '../../../contract.ts'
import classes from '../designer/designer.module.css'
import { EffectList } from '../designer/effect-list.tsx'

/** The most that are moved at once. */
const mostAtOnce = 50

/** Running projects that do not follow this version yet, with what following it would do; they are moved by choice only. */
export function Followers({ programKey, version }: { programKey: string; version: number }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const notice = useNotice()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const pages = useEndpointPages(readVersionEffect, { params: { key: programKey }, query: { version } })
  const move = useEndpointMutation(moveProjects)
  const { rows: items } = pages
  const first = pages.data?.pages[0]
  if (pages.error && !first) return <ProblemState thrown={pages.error} onRetry={pages.refetch} />
  if (!first) return <ListSkeleton rows={3} />
  if (first.total === 0) return null
  const choose = (id: string) =>
    setChosen(chosen.has(id) ? new Set([...chosen].filter((each) => each !== id)) : new Set([...chosen, id]))
  const projects = items.filter(({ projectId }) => chosen.has(projectId))
  const send = () =>
    move.mutate(
      {
        params: { key: programKey },
        body: {
          toVersion: version,
          projects: projects.map(({ projectId, version: of }) => ({ id: projectId, version: of })),
        },
      },
      {
        onSuccess: ({ items: moved }) => {
          setChosen(new Set())
          notice.done(t('versions.movedDone', { count: moved.length }))
        },
        onError: (thrown) => notice.failed(thrown),
      },
    )
  const canMove = can('onboarding.manage_programs')
  return (
    <Section title={t('versions.behind')} count={first.total} note={t('versions.behindNote', { version })}>
      <EffectList effects={items} {...(canMove && { chosen, onChoose: choose })} />
      <div className={classes.bar}>
        {canMove && (
          <Button
            variant="default"
            onClick={() => setChosen(new Set(items.slice(0, mostAtOnce).map(({ projectId }) => projectId)))}
          >
            {t('versions.chooseAll')}
          </Button>
        )}
        {canMove && (
          <Button
            variant="filled"
            disabled={projects.length === 0 || projects.length > mostAtOnce}
            loading={move.isPending}
            onClick={send}
          >
            {t('versions.move', { count: projects.length, version })}
          </Button>
        )}
        {pages.hasNextPage && (
          <Button variant="subtle" onClick={() => pages.fetchNextPage()}>
            {t('versions.showMore')}
          </Button>
        )}
      </div>
    </Section>
  )
}
