import { Button, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { type KeptDocument, listKeptDocuments } from '../../contract.ts'
import { ownerTeams } from '../../domain/blocker.ts'
import classes from '../waiting/matters.module.css'
import { DocumentForm } from './document-form.tsx'

const fresh = 'new'

/** What customers' security, legal and other desks ask for, answered once for all customers. */
export function DocumentsPage() {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const [open, setOpen] = useState<string>()
  const { data, error, refetch } = useEndpoint(listKeptDocuments, {})
  if (!data) return error ? <ProblemState thrown={error} onRetry={refetch} /> : <PageSkeleton />
  const mayEdit = can('onboarding.write')
  const onEdit = mayEdit ? setOpen : undefined
  const offered = data.items.filter(({ isRetired }) => !isRetired)
  const retired = data.items.filter(({ isRetired }) => isRetired)
  const close = () => setOpen(undefined)
  return (
    <Page>
      <PageHeader
        title={t('documents.title')}
        answer={data.items.length > 0 ? t('documents.answer', { count: offered.length }) : undefined}
        parent={{ label: t('policy.settings'), to: '/settings' }}
        actions={
          mayEdit && (
            <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={() => setOpen(fresh)}>
              {t('documents.add')}
            </Button>
          )
        }
      />
      {data.items.length === 0 && <EmptyState title={t('documents.none')} text={t('documents.noneHint')} />}
      {ownerTeams
        .map((team) => ({ team, documents: offered.filter((each) => each.team === team) }))
        .filter(({ documents }) => documents.length > 0)
        .map(({ team, documents }) => (
          <Section key={team} title={t(`blocker.team.${team}`)} count={documents.length}>
            <Documents documents={documents} onEdit={onEdit} />
          </Section>
        ))}
      {retired.length > 0 && (
        <Section title={t('documents.retired')} note={t('documents.retiredNote')}>
          <Documents documents={retired} onEdit={onEdit} />
        </Section>
      )}
      <Modal
        opened={open !== undefined}
        onClose={close}
        size="lg"
        title={t(open === fresh ? 'documents.add' : 'documents.editTitle')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {open !== undefined && <DocumentForm kept={data.items.find(({ id }) => id === open)} close={close} />}
      </Modal>
    </Page>
  )
}

interface DocumentsProps {
  documents: readonly KeptDocument[]
  onEdit: ((id: string) => void) | undefined
}

function Documents({ documents, onEdit }: DocumentsProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  return (
    <ul className={classes.list}>
      {documents.map(({ id, title, url, body, changedBy, changedOn, uses }) => (
        <li key={id} className={classes.item}>
          <div className={classes.head}>
            <span className={classes.title}>
              {url === null ? (
                title
              ) : (
                <a href={url} target="_blank" rel="noreferrer">
                  {title}
                </a>
              )}
            </span>
            {onEdit && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('documents.editOf', { title })}
                onClick={() => onEdit(id)}
              >
                {t('documents.edit')}
              </Button>
            )}
          </div>
          <p className={classes.small}>
            {t('documents.changed', { name: changedBy, date: date(changedOn) })}{' '}
            {t(uses === 0 ? 'documents.unused' : 'documents.uses', { count: uses })}
          </p>
          {body !== '' && (
            <details>
              <summary className={classes.small}>{t('documents.read')}</summary>
              <p className={classes.text}>{body}</p>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
