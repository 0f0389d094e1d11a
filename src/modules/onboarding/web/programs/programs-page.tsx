import { Modal } from '@mantine/core'
import { z } from 'zod'
import { PageLink, useAddressState } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { EmptyState, Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { listPrograms, type ProgramSummary } from '../../contract.ts'
import { useText } from '../text.ts'
import { CopyButton } from './copy-button.tsx'
import { CopyForm } from './copy-form.tsx'
import classes from './programs.module.css'

/** The programs that projects are made from: the built-in ones and those of this workspace. */
export function ProgramsPage() {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const [{ copy }, change] = useAddressState(z.object({ copy: z.string().optional().catch(undefined) }))
  const { data, error, refetch } = useEndpoint(listPrograms, {})
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  const running = data.items.reduce((sum, program) => sum + program.projectCount, 0)
  return (
    <Page>
      <PageHeader
        title={t('programs.title')}
        answer={t('programs.answer', { count: data.items.length, projects: running })}
        parent={{ label: t('programs.settings'), to: '/settings' }}
      />
      {data.items.length === 0 ? (
        <EmptyState title={t('programs.none')} />
      ) : (
        <ul className={classes.list}>
          {data.items.map((program) => (
            <ProgramItem key={program.key} program={program} onCopy={() => change({ copy: program.key })} />
          ))}
        </ul>
      )}
      <Modal
        opened={copy !== undefined && can('onboarding.manage_programs')}
        onClose={() => change({ copy: undefined })}
        title={t('programs.copy')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {copy !== undefined && <CopyForm fromKey={copy} close={() => change({ copy: undefined })} />}
      </Modal>
    </Page>
  )
}

function ProgramItem({ program, onCopy }: { program: ProgramSummary; onCopy: () => void }) {
  const { t } = useMessages('onboarding')
  const text = useText()
  return (
    <li className={classes.item}>
      <div className={classes.itemText}>
        <span className={classes.itemHead}>
          <PageLink to={`/settings/programs/${program.key}`}>{text(program.name)}</PageLink>
          <Tag>{t(`touch.${program.touchModel}`)}</Tag>
          <Tag>{t(`programs.origin.${program.origin}`)}</Tag>
          {program.hasDraft && <Tag level="watch">{t('programs.draft')}</Tag>}
        </span>
        <span className={classes.about}>{t(`start.about.${program.touchModel}`)}</span>
      </div>
      <span className={classes.figures}>
        {t('programs.figures', { weeks: program.rangeWeeks, tasks: program.taskCount })}
        <br />
        {program.version === null
          ? t('programs.unpublished')
          : t('programs.used', { version: program.version, count: program.projectCount })}
      </span>
      <CopyButton program={program} onCopy={onCopy} />
    </li>
  )
}
