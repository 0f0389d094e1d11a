import { Button, Modal, SegmentedControl } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { DetailColumns, ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type PaperPage, type ProjectPage, readPaper } from '../../contract.ts'
import { type PaperKind, paperKinds } from '../../domain/graduation/paper.ts'
import { PaperForm } from './paper-form.tsx'
import { Changes, PaperSheet, Parts } from './paper-sheet.tsx'
import classes from './papers.module.css'
import { Versions } from './versions.tsx'

/** The success plan and the documentation pack: made of the project's facts, with what people add in words. */
export function PapersView({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const [kind, setKind] = useState<PaperKind>('success_plan')
  const { data, error, refetch } = useEndpoint(readPaper, { params: { id: project.id, kind } })
  return (
    <>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('papers.kindLabel')}
          data={paperKinds.map((value) => ({ value, label: t(`papers.kind.${value}`) }))}
          value={kind}
          onChange={(next) => setKind(paperKinds.find((each) => each === next) ?? kind)}
        />
      </div>
      {data ? (
        <Paper key={kind} project={project} kind={kind} page={data} />
      ) : error ? (
        <ProblemState thrown={error} onRetry={refetch} />
      ) : (
        <ListSkeleton rows={6} />
      )}
    </>
  )
}

interface PaperProps {
  project: ProjectPage
  kind: PaperKind
  page: PaperPage
}

function Paper({ project, kind, page }: PaperProps) {
  const { t, language } = useMessages('onboarding')
  const can = usePermissions()
  const [isEditing, setEditing] = useState(false)
  const close = () => setEditing(false)
  const canWrite = can('onboarding.write')
  const actions = (
    <>
      {canWrite && (
        <Button size="compact-sm" variant="light" onClick={() => setEditing(true)}>
          {t('papers.edit')}
        </Button>
      )}
      {page.versions.length > 0 && (
        <Button
          size="compact-sm"
          component="a"
          href={`/api/v1/projects/${project.id}/papers/${kind}/file?locale=${language}`}
          download
          leftSection={<IconDownload size={14} />}
        >
          {t('papers.download')}
        </Button>
      )}
    </>
  )
  return (
    <DetailColumns
      side={
        <>
          <Section title={t('papers.versions')} note={t('papers.versionsNote')} framed>
            <Versions project={project} kind={kind} versions={page.versions} canWrite={canWrite} />
          </Section>
          {page.versions.length > 0 && (
            <Section title={t('papers.changes')} framed>
              <Changes changes={page.changes} />
            </Section>
          )}
        </>
      }
    >
      <Section title={page.current.title} note={t(`papers.note.${kind}`)} actions={actions} framed>
        <PaperSheet paper={page.current} />
      </Section>
      {page.internal.length > 0 && (
        <Section title={t('papers.internal')} note={t('papers.internalNote')}>
          <div className={classes.internal}>
            <Parts sections={page.internal} />
          </div>
        </Section>
      )}
      <Modal
        opened={isEditing}
        onClose={close}
        size="xl"
        title={t('papers.edit')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <PaperForm project={project} kind={kind} page={page} close={close} />
      </Modal>
    </DetailColumns>
  )
}
