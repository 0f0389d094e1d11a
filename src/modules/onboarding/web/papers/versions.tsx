import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import {
  agreeToPaper,
  type PaperVersion,
  type ProjectPage,
  readPaper,
  readPaperVersion,
  sharePaper,
} from '../../contract.ts'
import type { PaperKind } from '../../domain/graduation/paper.ts'
import { TestimonyFields, useTestimony } from '../outcome/testimony.tsx'
import { Changes, PaperSheet } from './paper-sheet.tsx'
import classes from './papers.module.css'

interface VersionsProps {
  project: ProjectPage
  kind: PaperKind
  versions: readonly PaperVersion[]
  canWrite: boolean
}

type Opened = { number: number; as: 'read' | 'agree' }

/** Each version as it was saved: to read, to share, and to write down who agreed to it. */
export function Versions({ project, kind, versions, canWrite }: VersionsProps) {
  const { t } = useMessages('onboarding')
  const [opened, setOpened] = useState<Opened>()
  const close = () => setOpened(undefined)
  if (versions.length === 0) return <p className={classes.facts}>{t('papers.noVersions')}</p>
  return (
    <>
      <ul className={classes.versions}>
        {versions.map((version) => (
          <Version
            key={version.number}
            projectId={project.id}
            kind={kind}
            version={version}
            canWrite={canWrite}
            onOpen={(as) => setOpened({ number: version.number, as })}
          />
        ))}
      </ul>
      <Modal
        opened={opened !== undefined}
        onClose={close}
        size={opened?.as === 'read' ? 'xl' : 'md'}
        title={t(opened?.as === 'agree' ? 'papers.agree' : 'papers.versionOf', { number: opened?.number ?? 0 })}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {opened?.as === 'read' && <OneVersion projectId={project.id} kind={kind} number={opened.number} />}
        {opened?.as === 'agree' && <AgreeForm project={project} kind={kind} number={opened.number} close={close} />}
      </Modal>
    </>
  )
}

interface VersionProps {
  projectId: string
  kind: PaperKind
  version: PaperVersion
  canWrite: boolean
  onOpen: (as: Opened['as']) => void
}

function Version({ projectId, kind, version, canWrite, onOpen }: VersionProps) {
  const { t } = useMessages('onboarding')
  const { instant, date } = useFormats()
  const notice = useNotice()
  const { number, isShared, agreement, note } = version
  const sharing = useEndpointMutation(sharePaper, { refreshes: [readPaper] })
  const share = () =>
    sharing.mutate(
      { params: { id: projectId, kind, number }, body: { isShared: !isShared } },
      { onError: (thrown) => notice.failed(thrown) },
    )
  return (
    <li>
      <span className={classes.head}>
        <b>{t('papers.versionOf', { number })}</b>
        {isShared && <Tag level="good">{t('papers.shared')}</Tag>}
        {version.because === 'graduated' && <Tag>{t('papers.graduated')}</Tag>}
      </span>
      <span className={classes.facts}>
        {t('papers.savedBy', { at: instant(version.savedAt), name: version.savedBy })}
      </span>
      {note !== '' && <span>{note}</span>}
      {agreement && (
        <span>{t('papers.agreedBy', { name: agreement.by, date: date(agreement.on), how: agreement.how })}</span>
      )}
      <span className={classes.head}>
        <Button size="compact-xs" onClick={() => onOpen('read')} aria-label={t('papers.openOf', { number })}>
          {t('papers.open')}
        </Button>
        {canWrite && (
          <Button
            size="compact-xs"
            loading={sharing.isPending}
            onClick={share}
            aria-label={t(isShared ? 'papers.unshareOf' : 'papers.shareOf', { number })}
          >
            {t(isShared ? 'papers.unshare' : 'papers.share')}
          </Button>
        )}
        {canWrite && !agreement && kind === 'success_plan' && (
          <Button size="compact-xs" onClick={() => onOpen('agree')} aria-label={t('papers.agreeOf', { number })}>
            {t('papers.agree')}
          </Button>
        )}
      </span>
    </li>
  )
}

function OneVersion({ projectId, kind, number }: { projectId: string; kind: PaperKind; number: number }) {
  const { t } = useMessages('onboarding')
  const { data } = useEndpoint(readPaperVersion, { params: { id: projectId, kind, number } })
  if (!data) return <ListSkeleton rows={6} />
  return (
    <div className={classes.paper}>
      {number > 1 && (
        <section>
          <h3>{t('papers.changesFrom', { number: number - 1 })}</h3>
          <Changes changes={data.changes} />
        </section>
      )}
      <PaperSheet paper={data.paper} />
    </div>
  )
}

interface AgreeFormProps {
  project: ProjectPage
  kind: PaperKind
  number: number
  close: () => void
}

function AgreeForm({ project, kind, number, close }: AgreeFormProps) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const [agreedOn, setAgreedOn] = useState<string | null>(today())
  const testimony = useTestimony()
  const { mutate, isPending, error } = useEndpointMutation(agreeToPaper, { refreshes: [readPaper] })
  const save = () => {
    if (agreedOn === null) return
    const { name: agreedBy, how } = testimony.value
    mutate({ params: { id: project.id, kind, number }, body: { agreedBy, agreedOn, how } }, { onSuccess: close })
  }
  return (
    <Form required={{ agreedOn }} onSubmit={save} error={error} isPending={isPending} onCancel={close}>
      <p className={classes.facts}>{t('papers.agreeNote', { number })}</p>
      <TestimonyFields project={project} {...testimony} namePath="agreedBy" />
      <DateField path="agreedOn" label={t('criteria.agreedOn')} value={agreedOn} onChange={setAgreedOn} />
    </Form>
  )
}
