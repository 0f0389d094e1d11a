import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { StatusMark, Tag } from '#platform/web/status/index.ts'
import {
  changePortalLink,
  listPortalLinks,
  type PortalLink,
  revokeAllPortalLinks,
  revokePortalLink,
} from '../../contract.ts'
import { type AccessLevel, accessLevels } from '../../domain/access-level.ts'
import { Accesses, type AccessList } from './accesses.tsx'
import { NewLink } from './new-link.tsx'
import classes from './staff.module.css'

/** For staff: who of the customer can open its page, who has, and how to end it. */
export function PortalLinkPanel({ accountId }: { accountId: string }) {
  const { t } = useMessages('portal')
  const can = usePermissions()
  const [isMaking, setMaking] = useState(false)
  const { data, error, refetch } = useEndpoint(listPortalLinks, { params: { id: accountId } })
  const links = data?.items.filter((link) => link.state === 'open') ?? []
  // An expired link lets nobody in, but sends its person a new one.
  const endable = data?.items.filter((link) => link.state !== 'revoked').length ?? 0
  return (
    <Section
      title={t('links.title')}
      note={t('links.note')}
      actions={
        <>
          <PageLink to={`/accounts/${accountId}/portal-preview`}>{t('links.preview')}</PageLink>
          {can('portal.manage_links') && !isMaking && (
            <Button size="compact-sm" onClick={() => setMaking(true)}>
              {t('links.make')}
            </Button>
          )}
        </>
      }
    >
      {isMaking && <NewLink accountId={accountId} onClose={() => setMaking(false)} />}
      {error ? (
        <ProblemState thrown={error} onRetry={refetch} />
      ) : !data ? (
        <ListSkeleton rows={2} />
      ) : (
        <>
          {links.length === 0 && <p className={classes.quiet}>{t('links.none')}</p>}
          <ul className={classes.links}>
            {links.map((link) => (
              <LinkRow key={link.id} link={link} accesses={data.accesses.filter(({ linkId }) => linkId === link.id)} />
            ))}
          </ul>
          <Accesses title={t('accesses.title', { count: data.accesses.length })} accesses={data.accesses} />
          {can('portal.manage_links') && endable > 0 && (endable > 1 || links.length === 0) && (
            <RevokeAll accountId={accountId} count={endable} />
          )}
        </>
      )}
    </Section>
  )
}

function RevokeAll({ accountId, count }: { accountId: string; count: number }) {
  const { t } = useMessages('portal')
  const notice = useNotice()
  const [isAsked, setAsked] = useState(false)
  const ending = useEndpointMutation(revokeAllPortalLinks, { refreshes: [{ ...listPortalLinks, path: '/accounts' }] })
  const end = () =>
    ending.mutate(
      { params: { id: accountId } },
      { onSuccess: ({ ended }) => notice.done(t('links.allRevoked', { count: ended })), onError: notice.failed },
    )
  if (!isAsked)
    return (
      <Button size="compact-sm" variant="subtle" color="red" onClick={() => setAsked(true)}>
        {t('links.revokeAll')}
      </Button>
    )
  return (
    <div className={classes.buttons}>
      <span>{t('links.revokeAllSure', { count })}</span>
      <Button size="compact-sm" color="red" loading={ending.isPending} onClick={end}>
        {t('links.revokeAll')}
      </Button>
      <Button size="compact-sm" onClick={() => setAsked(false)}>
        {t('platform:actions.cancel')}
      </Button>
    </div>
  )
}

function LinkRow({ link, accesses }: { link: PortalLink; accesses: AccessList }) {
  const { t } = useMessages('portal')
  const { instant } = useFormats()
  const notice = useNotice()
  const can = usePermissions()
  const revoking = useEndpointMutation(revokePortalLink, {
    refreshes: [{ ...listPortalLinks, path: '/accounts' }],
  })
  const changing = useEndpointMutation(changePortalLink, {
    refreshes: [{ ...listPortalLinks, path: '/accounts' }],
  })
  const change = (level: AccessLevel) =>
    changing.mutate(
      { params: { id: link.id }, body: { level } },
      { onSuccess: () => notice.done(t('levels.changed')), onError: notice.failed },
    )
  const revoke = () =>
    revoking.mutate(
      { params: { id: link.id } },
      { onSuccess: () => notice.done(t('links.revoked')), onError: notice.failed },
    )
  return (
    <li>
      <div>
        <b>{link.stakeholder.name}</b>{' '}
        <StatusMark
          level={link.visits > 0 ? 'good' : 'unknown'}
          label={link.visits > 0 ? t('links.visits', { count: link.visits }) : t('links.unopened')}
        />
        <div className={classes.quiet}>
          {link.lastSeenAt && `${t('links.lastSeen', { when: instant(link.lastSeenAt) })} · `}
          {t('links.expires', { when: instant(link.expiresAt) })}
          {link.invitedBy !== null && ` · ${t('links.invitedBy', { name: link.invitedBy })}`}
        </div>
        <Accesses title={t('accesses.ofPerson')} accesses={accesses} />
      </div>
      {can('portal.manage_links') ? (
        <span className={classes.buttons}>
          <Select
            size="xs"
            aria-label={t('levels.of', { name: link.stakeholder.name })}
            data={accessLevels.map((each) => ({ value: each, label: t(`levels.name.${each}`) }))}
            value={link.level}
            allowDeselect={false}
            disabled={changing.isPending}
            onChange={(value) => {
              const level = accessLevels.find((each) => each === value)
              if (level && level !== link.level) change(level)
            }}
          />
          <Button size="compact-sm" loading={revoking.isPending} onClick={revoke}>
            {t('links.revoke')}
          </Button>
        </span>
      ) : (
        <Tag>{t(`levels.name.${link.level}`)}</Tag>
      )}
    </li>
  )
}
