import { Button, Select, VisuallyHidden } from '@mantine/core'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { useSession } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { changeMember, type Role, roleSchema } from '../../contract.ts'
import classes from '../list.module.css'
import { useRoleChoices } from '../role-choices.ts'

interface Member {
  id: string
  name: string
  email: string
  role: Role
  isActive: boolean
}

/** The people, each with what may be changed of them. */
export function MemberTable({ members, canManage }: { members: readonly Member[]; canManage: boolean }) {
  const { t } = useMessages('identity')
  return (
    <div className={classes.sheet}>
      <table className={classes.list}>
        <thead>
          <tr>
            <th scope="col">{t('members.name')}</th>
            <th scope="col">{t('members.role')}</th>
            <th scope="col">{t('members.state')}</th>
            {canManage && (
              <th scope="col">
                <VisuallyHidden>{t('members.actions')}</VisuallyHidden>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <MemberRow key={member.id} member={member} canManage={canManage} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MemberRow({ member, canManage }: { member: Member; canManage: boolean }) {
  const { t } = useMessages('identity')
  const { user } = useSession()
  const notice = useNotice()
  const choices = useRoleChoices()
  const { mutate, isPending } = useEndpointMutation(changeMember)
  const change = (body: { role?: Role; isActive?: boolean }, words: string, undo: typeof body) =>
    mutate(
      { params: { id: member.id }, body },
      {
        onSuccess: () => notice.done(words, { undo: () => mutate({ params: { id: member.id }, body: undo }) }),
        onError: notice.failed,
      },
    )
  const chooseRole = (value: string | null) => {
    const role = roleSchema.safeParse(value)
    if (!role.success || role.data === member.role) return
    const words = t('members.roleChanged', { name: member.name, role: t(`roles.${role.data}`) })
    change({ role: role.data }, words, { role: member.role })
  }
  const turn = () =>
    change(
      { isActive: !member.isActive },
      t(member.isActive ? 'members.deactivated' : 'members.reactivated', { name: member.name }),
      { isActive: member.isActive },
    )
  return (
    <tr data-ended={!member.isActive}>
      <td>
        <span className={classes.name}>{member.name}</span>
        <span className={classes.quiet}>{member.email}</span>
      </td>
      <td>
        {canManage ? (
          <Select
            aria-label={t('members.roleOf', { name: member.name })}
            data={choices}
            value={member.role}
            onChange={chooseRole}
            allowDeselect={false}
            disabled={isPending || !member.isActive}
            w={{ base: 148, sm: 200 }}
          />
        ) : (
          t(`roles.${member.role}`)
        )}
      </td>
      <td>
        {member.id === user.id ? (
          <Tag>{t('members.you')}</Tag>
        ) : (
          <Tag>{t(member.isActive ? 'members.active' : 'members.inactive')}</Tag>
        )}
      </td>
      {canManage && (
        <td className={classes.end}>
          {member.id !== user.id && (
            <Button variant="subtle" loading={isPending} onClick={turn}>
              {t(member.isActive ? 'members.deactivate' : 'members.reactivate')}
            </Button>
          )}
        </td>
      )}
    </tr>
  )
}
