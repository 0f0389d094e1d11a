import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { listSources, revokeSource, type SourceStanding } from '../../contract.ts'
import classes from '../usage.module.css'
import { Snippets } from './snippets.tsx'
import { RenameForm, RenewForm } from './source-form.tsx'
import { rejectedShareOf, standingOf } from './standing.ts'

type Dialog = 'rename' | 'renew' | 'end'

/** One source: whether its events arrive, how many, and what can be done with it. */
export function SourceSection({ source }: { source: SourceStanding }) {
  const { t } = useMessages('usage')
  const { instant } = useFormats()
  const can = usePermissions()
  const [dialog, setDialog] = useState<Dialog>()
  const close = () => setDialog(undefined)
  const { state, level } = standingOf(source, Date.now())
  const isOpen = source.revokedAt === null
  const since = state === 'ended' ? source.revokedAt : source.lastReceivedAt
  return (
    <Section
      title={source.name}
      note={<StatusMark level={level} label={t(`states.${state}`, { since: since ? instant(since) : '' })} />}
      actions={
        can('usage.manage') &&
        isOpen && (
          <>
            <Button size="compact-sm" variant="subtle" onClick={() => setDialog('rename')}>
              {t('sources.rename')}
            </Button>
            {source.kind !== 'upload' && (
              <Button size="compact-sm" variant="subtle" onClick={() => setDialog('renew')}>
                {t('sources.renew')}
              </Button>
            )}
            <Button size="compact-sm" variant="subtle" onClick={() => setDialog('end')}>
              {t('sources.end')}
            </Button>
          </>
        )
      }
      framed
    >
      <div className={classes.stack}>
        <SourceFacts source={source} />
        <p className={classes.links}>
          <PageLink to={`/settings/usage/${source.id}`}>{t('sources.live')}</PageLink>{' '}
          <PageLink to={`/settings/usage/${source.id}/upload`}>{t('uploads.toUpload')}</PageLink>
        </p>
        {isOpen && source.kind !== 'upload' && (
          <details>
            <summary>{t('snippets.title')}</summary>
            <Snippets writeKey={t('snippets.placeholder')} />
          </details>
        )}
      </div>
      <Modal
        opened={dialog !== undefined}
        onClose={close}
        closeOnClickOutside={false}
        size="lg"
        title={dialog && t(`sources.${dialog}`)}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {dialog === 'rename' && <RenameForm source={source} onClose={close} />}
        {dialog === 'renew' && <RenewForm source={source} onClose={close} />}
        {dialog === 'end' && <EndForm source={source} onClose={close} />}
      </Modal>
    </Section>
  )
}

export function SourceFacts({ source }: { source: SourceStanding }) {
  const { t } = useMessages('usage')
  const { instant, number, percent } = useFormats()
  const share = rejectedShareOf(source)
  return (
    <FactList
      facts={[
        { label: t('sources.kind'), value: t(`kinds.${source.kind}`) },
        { label: t('sources.last'), value: source.lastReceivedAt ? instant(source.lastReceivedAt) : undefined },
        { label: t('sources.lastDay'), value: number(source.lastDay) },
        { label: t('sources.last28Days'), value: number(source.last28Days) },
        {
          label: t('sources.rejected'),
          value:
            share === undefined
              ? undefined
              : t('sources.rejectedShare', { count: number(source.rejected28Days), share: percent(share) }),
        },
        ...(source.keyHint === null ? [] : [{ label: t('sources.key'), value: `…${source.keyHint}` }]),
      ]}
    />
  )
}

function EndForm({ source, onClose }: { source: SourceStanding; onClose: () => void }) {
  const { t } = useMessages('usage')
  const { mutate, isPending, error } = useEndpointMutation(revokeSource, { refreshes: [listSources] })
  return (
    <Form
      onSubmit={() => mutate({ params: { id: source.id } }, { onSuccess: onClose })}
      onCancel={onClose}
      error={error}
      isPending={isPending}
      submitLabel={t('sources.end')}
    >
      <p>{t('sources.endText', { name: source.name })}</p>
    </Form>
  )
}
