import { Button, Popover, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { type apiKeySchema, revokeApiKey } from '../../contract.ts'
import classes from '../list.module.css'

type ApiKey = z.output<typeof apiKeySchema>

export function ApiKeyTable({ keys }: { keys: readonly ApiKey[] }) {
  const { t } = useMessages('identity')
  const { instant, date } = useFormats()
  return (
    <div className={classes.sheet}>
      <table className={classes.list}>
        <thead>
          <tr>
            <th scope="col">{t('apiKeys.name')}</th>
            <th scope="col">{t('members.role')}</th>
            <th scope="col">{t('apiKeys.lastUsed')}</th>
            <th scope="col">
              <VisuallyHidden>{t('members.actions')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id} data-ended={key.revokedAt !== null}>
              <td>
                <span className={classes.name}>{key.name}</span>
                <span className={classes.quiet}>
                  {t('apiKeys.madeBy', { name: key.createdBy, time: instant(key.createdAt) })}
                </span>
              </td>
              <td>{t(`roles.${key.role}`)}</td>
              <td>{key.lastUsedOn === null ? t('apiKeys.neverUsed') : date(key.lastUsedOn)}</td>
              <td className={classes.end}>
                {key.revokedAt === null ? <RevokeButton apiKey={key} /> : <Tag>{t('apiKeys.revoked')}</Tag>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RevokeButton({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const { t } = useMessages('identity')
  const notice = useNotice()
  const [isAsking, setAsking] = useState(false)
  const { mutate, isPending } = useEndpointMutation(revokeApiKey)
  const revoke = () =>
    mutate(
      { params: { id } },
      { onSuccess: () => notice.done(t('apiKeys.revokedNow', { name })), onError: notice.failed },
    )
  return (
    <Popover opened={isAsking} onChange={setAsking} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" onClick={() => setAsking(!isAsking)}>
          {t('apiKeys.revoke')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="md">
        <div className={classes.stack}>
          <p>{t('apiKeys.revokeAsk', { name })}</p>
          <Button color="red" variant="filled" loading={isPending} onClick={revoke}>
            {t('apiKeys.revokeYes')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
