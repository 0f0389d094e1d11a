import { Button, Modal, Switch } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, useHeldVersion } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { decideScope, type ProjectPage, proposeScope, type ScopeEffect, type ScopeRequest } from '../../contract.ts'
import { TestimonyFields, useTestimony } from '../outcome/testimony.tsx'
import type { ProjectFormProps } from '../project/form-props.ts'
import classes from '../waiting/matters.module.css'

interface ScopeRequestsProps {
  project: ProjectPage
  requests: readonly ScopeRequest[]
  isEditable: boolean
}

/** What the customer asked for beyond the scope: what it would move, and what was agreed. */
export function ScopeRequests({ project, requests, isEditable }: ScopeRequestsProps) {
  const { t } = useMessages('onboarding')
  const effectOf = useEffectText()
  const [decidedId, setDecided] = useState<string>()
  const decided = requests.find(({ id }) => id === decidedId)
  const close = () => setDecided(undefined)
  return (
    <>
      <ul className={classes.list}>
        {requests.map((request) => (
          <li key={request.id} className={classes.item}>
            <div className={classes.head}>
              <span className={classes.title}>{request.title}</span>
              <Tag>{t(`scope.request.state.${request.state}`)}</Tag>
              {request.phase !== null && <Tag>{t('scope.request.phase', { phase: request.phase })}</Tag>}
            </div>
            <RequestFacts project={project} request={request} />
            <p className={classes.text}>{effectOf(request.effect)}</p>
            {isEditable && (request.state === 'open' || request.state === 'proposed') && (
              <RequestActions project={project} request={request} decide={() => setDecided(request.id)} />
            )}
          </li>
        ))}
      </ul>
      <Modal
        opened={decided !== undefined}
        onClose={close}
        title={t('scope.request.decide')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {decided && <DecisionForm project={project} request={decided} close={close} />}
      </Modal>
    </>
  )
}

function RequestFacts({ project, request }: { project: ProjectPage; request: ScopeRequest }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const { decision } = request
  return (
    <p className={classes.small}>
      {t('scope.request.from', { name: request.requestedBy, date: date(request.requestedOn) })}{' '}
      {request.works
        .map((work) =>
          t(`scope.request.work.${project.dayKind}`, {
            name: work.name,
            side: t(`side.${work.side}`),
            count: work.businessDays,
          }),
        )
        .join(t('project.comma'))}{' '}
      {decision &&
        t('scope.request.decidedBy', {
          name: decision.name,
          date: date(decision.on),
          source: t(`source.${decision.source}`),
        })}
    </p>
  )
}

/** 'Go-live moves from week 6 to week 10' in words. */
export function useEffectText(): (effect: ScopeEffect) => string {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  return ({ goLive, value }) => {
    const moves = [
      goLive && goLive.days !== 0
        ? t('scope.effect.goLive', { ...goLive, from: date(goLive.from), to: date(goLive.to) })
        : undefined,
      value && value.days !== 0
        ? t('scope.effect.value', { ...value, from: date(value.from), to: date(value.to) })
        : undefined,
    ].filter((each) => each !== undefined)
    return moves.length > 0 ? moves.join(' ') : t('scope.effect.none')
  }
}

interface RequestActionsProps {
  project: ProjectPage
  request: ScopeRequest
  decide: () => void
}

function RequestActions({ project, request, decide }: RequestActionsProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(proposeScope)
  const propose = (phase: 1 | 2) =>
    mutate(
      { params: { id: project.id, requestId: request.id }, body: { version: request.version, phase } },
      { onError: notice.failed },
    )
  return (
    <div className={classes.buttons}>
      <Button size="compact-sm" loading={isPending} onClick={() => propose(1)}>
        {t('scope.request.propose1')}
      </Button>
      <Button size="compact-sm" loading={isPending} onClick={() => propose(2)}>
        {t('scope.request.propose2')}
      </Button>
      {request.state === 'proposed' && (
        <Button size="compact-sm" variant="subtle" onClick={decide}>
          {t('scope.request.decide')}
        </Button>
      )}
    </div>
  )
}

function DecisionForm({ project, request, close }: ProjectFormProps & { request: ScopeRequest }) {
  const { t } = useMessages('onboarding')
  const { today } = useFormats()
  const [isAgreed, setAgreed] = useState(true)
  const [decidedOn, setDecidedOn] = useState<string | null>(today())
  const testimony = useTestimony()
  const { mutate, isPending, error } = useEndpointMutation(decideScope)
  const version = useHeldVersion(request.version, error)
  const save = () => {
    if (decidedOn === null) return
    const { name, how } = testimony.value
    const params = { id: project.id, requestId: request.id }
    mutate({ params, body: { version, isAgreed, name, decidedOn, how } }, { onSuccess: close })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} onCancel={close} required={{ decidedOn }}>
      <Switch
        label={t('scope.request.isAgreed')}
        checked={isAgreed}
        onChange={(event) => setAgreed(event.currentTarget.checked)}
      />
      <TestimonyFields project={project} {...testimony} />
      <DateField path="decidedOn" label={t('scope.request.decidedOn')} value={decidedOn} onChange={setDecidedOn} />
    </Form>
  )
}
