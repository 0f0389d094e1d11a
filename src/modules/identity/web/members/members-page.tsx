import { Button } from '@mantine/core'
import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { ListSkeleton, Page, PageHeader, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { listInvitations, listMembers } from '../../contract.ts'
import { InvitationTable } from './invitation-table.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberTable } from './member-table.tsx'

/** Who works here, as what, and who is invited. */
export function MembersPage() {
  const { t } = useMessages('identity')
  const can = usePermissions()
  const canManage = can('identity.manage_members')
  const [{ invite }, change] = useAddressState(z.object({ invite: z.boolean().optional().catch(undefined) }))
  const members = useEndpoint(listMembers, {})
  const invitations = useEndpoint(listInvitations, {}, { enabled: canManage })
  const active = members.data?.items.filter((member) => member.isActive) ?? []
  const open = invitations.data?.items.filter((invitation) => invitation.state === 'open') ?? []
  return (
    <Page>
      <PageHeader
        title={t('members.title')}
        parent={{ label: t('settings.title'), to: '/settings' }}
        answer={
          members.data &&
          t(canManage ? 'members.answer' : 'members.answerShort', { count: active.length, open: open.length })
        }
        actions={
          canManage && (
            <Button variant="filled" onClick={() => change({ invite: true })}>
              {t('members.invite')}
            </Button>
          )
        }
      />
      {members.error && <ProblemState thrown={members.error} onRetry={members.refetch} />}
      {members.isPending && <ListSkeleton rows={5} />}
      {members.data && <MemberTable members={members.data.items} canManage={canManage} />}
      {canManage && invitations.data && invitations.data.items.length > 0 && (
        <Section title={t('members.invitations')} count={open.length}>
          <InvitationTable invitations={invitations.data.items} />
        </Section>
      )}
      <InviteDialog isOpen={invite === true && canManage} onClose={() => change({ invite: undefined })} />
    </Page>
  )
}
