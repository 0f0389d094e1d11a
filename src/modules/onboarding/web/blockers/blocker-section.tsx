import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type StatusLevel, StatusMark, Tag } from '#platform/web/status/index.ts'
import { type Blocker, listBlockers } from '../../contract.ts'
import type { OutcomePartProps } from '../outcome/value-section.tsx'
import { useText } from '../text.ts'
import classes from '../waiting/matters.module.css'
import { BlockerActions } from './blocker-actions.tsx'
import { BlockerForm } from './blocker-form.tsx'
import { DocumentList } from './document-list.tsx'

const levels: Readonly<Record<Blocker['impact'], StatusLevel>> = { large: 'risk', medium: 'watch', small: 'unknown' }

/** What stands in the way, and what it does to the value date. */
export function BlockerSection({ project, isEditable }: OutcomePartProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const [editedId, setEdited] = useState<string>()
  const { data, error, refetch } = useEndpoint(listBlockers, { params: { id: project.id } })
  const edited = data?.items.find(({ id }) => id === editedId)
  const open = data?.items.filter(({ isBlocking }) => isBlocking) ?? []
  const effect = data?.effect
  const close = () => setEdited(undefined)
  return (
    <Section
      title={t('blocker.title')}
      {...(data && { count: open.length })}
      note={
        effect && effect.days > 0
          ? t('blocker.effect', { days: effect.days, from: date(effect.from), to: date(effect.to) })
          : t('blocker.noEffect')
      }
      actions={
        isEditable && (
          <Button size="compact-sm" onClick={() => setEdited('new')}>
            {t('blocker.raise')}
          </Button>
        )
      }
      framed
    >
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={2} />}
      {data?.items.length === 0 && <p className={classes.small}>{t('blocker.none')}</p>}
      <ul className={classes.list}>
        {data?.items.map((blocker) => (
          <BlockerItem key={blocker.id} project={project} blocker={blocker} isEditable={isEditable}>
            {(isEditable || project.carried.includes(blocker.id)) && (
              <BlockerActions
                project={project}
                blocker={blocker}
                documentTemplates={data.documentTemplates}
                edit={() => setEdited(blocker.id)}
              />
            )}
          </BlockerItem>
        ))}
      </ul>
      <Modal
        opened={editedId !== undefined}
        onClose={close}
        size="lg"
        title={editedId === 'new' ? t('blocker.raise') : t('blocker.edit')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {(edited || editedId === 'new') && <BlockerForm project={project} blocker={edited} close={close} />}
      </Modal>
    </Section>
  )
}

interface BlockerItemProps extends OutcomePartProps {
  blocker: Blocker
  children: ReactNode
}

function BlockerItem({ project, blocker, isEditable, children }: BlockerItemProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const held = blocker.tasks.filter(({ isOpen }) => isOpen)
  const owner = [
    t(`waiting.holder.${blocker.ownerSide}`),
    blocker.ownerTeam && t(`blocker.team.${blocker.ownerTeam}`),
    blocker.ownerName,
  ]
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <StatusMark
          level={blocker.isBlocking ? levels[blocker.impact] : 'good'}
          label={blocker.isBlocking ? t(`blocker.impact.${blocker.impact}`) : t(`blocker.state.${blocker.state}`)}
        />
        <span className={classes.title}>{blocker.title}</span>
        <Tag>{t(`blocker.kind.${blocker.kind}`)}</Tag>
        {blocker.isBlocking && <Tag>{t(`blocker.state.${blocker.state}`)}</Tag>}
        <Tag>{t(`visibility.${blocker.visibility}`)}</Tag>
      </div>
      <p className={classes.small}>
        {t('blocker.facts', {
          owner: owner.filter(Boolean).join(t('project.comma')),
          age: blocker.age,
          on: date(blocker.raisedOn),
        })}{' '}
        {blocker.effect && blocker.effect.days > 0 && t('blocker.alone', { count: blocker.effect.days })}{' '}
        {blocker.expectedOn && t('blocker.expected', { date: date(blocker.expectedOn) })}
      </p>
      {blocker.detail && <p className={classes.text}>{blocker.detail}</p>}
      {blocker.solution && <p className={classes.text}>{t('blocker.solutionIs', { text: blocker.solution })}</p>}
      {held.length > 0 && (
        <p className={classes.small}>
          {t('blocker.holds', { names: held.map(({ name }) => text(name)).join(t('project.comma')) })}
        </p>
      )}
      {blocker.escalatedTo && blocker.escalatedOn && (
        <p className={classes.small}>
          {t('blocker.escalated', { to: t(`blocker.level.${blocker.escalatedTo}`), date: date(blocker.escalatedOn) })}
        </p>
      )}
      <DocumentList projectId={project.id} blocker={blocker} isEditable={isEditable} />
      <details>
        <summary className={classes.small}>{t('blocker.history', { count: blocker.history.length })}</summary>
        <ul className={classes.history}>
          {blocker.history.map((step) => (
            <li key={`${step.on}${step.state}${step.note}`}>
              {t('blocker.step', { date: date(step.on), state: t(`blocker.state.${step.state}`), name: step.by })}{' '}
              {step.note}
            </li>
          ))}
        </ul>
      </details>
      {children}
    </li>
  )
}
