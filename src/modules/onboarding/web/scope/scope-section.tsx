import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark, Tag } from '#platform/web/status/index.ts'
import { readScope, type ScopeStatement } from '../../contract.ts'
import { scopePlaces } from '../../domain/scope.ts'
import type { OutcomePartProps } from '../outcome/value-section.tsx'
import classes from '../waiting/matters.module.css'
import { RequestForm, ScopeAgreementForm, StatementForm } from './scope-forms.tsx'
import { ScopeRequests } from './scope-requests.tsx'

/** What both sides said is in scope, and what was asked for since. */
export function ScopeSection({ project, isEditable }: OutcomePartProps) {
  const { t } = useMessages('onboarding')
  const [dialog, setDialog] = useState<'write' | 'agree' | 'request'>()
  const { data, error, refetch } = useEndpoint(readScope, { params: { id: project.id } })
  const latest = data?.statements[0]
  const close = () => setDialog(undefined)
  return (
    <Section
      title={t('scope.title')}
      note={t('scope.note')}
      actions={
        isEditable &&
        data && (
          <div className={classes.buttons}>
            <Button size="compact-sm" onClick={() => setDialog('write')}>
              {t(latest ? 'scope.rewrite' : 'scope.write')}
            </Button>
            {latest && latest.agreement === null && (
              <Button size="compact-sm" onClick={() => setDialog('agree')}>
                {t('scope.agree')}
              </Button>
            )}
            <Button size="compact-sm" onClick={() => setDialog('request')}>
              {t('scope.request.add')}
            </Button>
          </div>
        )
      }
      framed
    >
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={2} />}
      {data && !latest && <p className={classes.small}>{t('scope.none')}</p>}
      {latest && <Statement statement={latest} />}
      {data && data.statements.length > 1 && (
        <details>
          <summary className={classes.small}>{t('scope.earlier', { count: data.statements.length - 1 })}</summary>
          {data.statements.slice(1).map((each) => (
            <Statement key={each.statement} statement={each} />
          ))}
        </details>
      )}
      {data && <ScopeRequests project={project} requests={data.requests} isEditable={isEditable} />}
      <Modal
        opened={dialog !== undefined}
        onClose={close}
        size="lg"
        title={dialog && t(`scope.dialog.${dialog}`)}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {dialog === 'write' && <StatementForm project={project} latest={latest} close={close} />}
        {dialog === 'agree' && latest && (
          <ScopeAgreementForm project={project} statement={latest.statement} close={close} />
        )}
        {dialog === 'request' && <RequestForm project={project} close={close} />}
      </Modal>
    </Section>
  )
}

function Statement({ statement }: { statement: ScopeStatement }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const { agreement } = statement
  return (
    <div className={classes.item}>
      <div className={classes.head}>
        <span className={classes.title}>{t('scope.version', { statement: statement.statement })}</span>
        <StatusMark
          level={agreement ? 'good' : 'watch'}
          label={
            agreement
              ? t('scope.agreedBy', {
                  name: agreement.name,
                  date: date(agreement.on),
                  source: t(`source.${agreement.source}`),
                })
              : t('scope.notAgreed')
          }
        />
        <Tag>{t(`visibility.${statement.visibility}`)}</Tag>
      </div>
      {scopePlaces.map((place) => {
        const items = statement.items.filter((item) => item.place === place)
        return items.length === 0 ? null : (
          <div key={place}>
            <b>{t(`scope.place.${place}`)}</b>
            <ul>
              {items.map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        )
      })}
      {statement.note && <p className={classes.text}>{statement.note}</p>}
    </div>
  )
}
