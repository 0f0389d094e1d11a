import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { useAddressState, useGo } from '#platform/web/address/index.ts'
import { useEndpointMutation, useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, ProblemState, Section, Toolbar } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { DataTable } from '#platform/web/table/index.ts'
import { changeSegmentMembers, listSegmentMembers, type Member, type SegmentRecord } from '../../contract.ts'
import { useAttributes } from '../conditions/use-attributes.ts'
import { AddMembers } from './add-members.tsx'

const states = ['current', 'left'] as const
const stateSchema = z.object({ members: z.enum(states).catch('current') })

/** The customers of a segment, or those who left it. */
export function MemberList({ segment }: { segment: SegmentRecord }) {
  const { t } = useMessages('segments')
  const { date, instant, money } = useFormats()
  const can = usePermissions()
  const go = useGo()
  const notice = useNotice()
  const attributes = useAttributes()
  const [{ members: state }, change] = useAddressState(stateSchema)
  const [selected, setSelected] = useState<readonly string[]>([])
  const params = { id: segment.id }
  const list = useEndpointPages(listSegmentMembers, { params, query: { state } })
  const move = useEndpointMutation(changeSegmentMembers)
  const isByHand = segment.kind === 'static' && segment.archivedAt === null && can('segments.write')
  const option = (key: string, value: string | null) =>
    attributes.optionsOf(attributes.byKey.get(key)).find((each) => each.value === value)?.label
  const takeOut = () =>
    move.mutate(
      { params, body: { remove: [...selected] } },
      {
        onSuccess: ({ removed }) => {
          setSelected([])
          notice.done(t('takenOut', { count: removed }))
        },
        onError: (thrown) => notice.failed(thrown),
      },
    )
  return (
    <Section title={t('field.customers')}>
      <Toolbar>
        <SegmentedControl
          aria-label={t('members.state')}
          data={states.map((each) => ({ value: each, label: t(`members.${each}`) }))}
          value={state}
          onChange={(next) => change({ members: states.find((each) => each === next) })}
        />
        {isByHand && <AddMembers segmentId={segment.id} />}
      </Toolbar>
      {list.error ? (
        <ProblemState thrown={list.error} onRetry={list.refetch} />
      ) : (
        <DataTable<Member>
          name="segment-members"
          label={t('field.customers')}
          height={520}
          rows={list.rows}
          rowId={(row) => (state === 'current' ? row.accountId : row.id)}
          onOpen={({ accountId }) => go(`/accounts/${accountId}`)}
          {...(isByHand && state === 'current' ? { selected, onSelect: setSelected } : {})}
          bulkActions={
            <Button size="compact-sm" loading={move.isPending} onClick={takeOut}>
              {t('takeOut')}
            </Button>
          }
          hasMore={list.hasNextPage}
          isLoading={list.isFetching}
          onMore={list.fetchNextPage}
          empty={<EmptyState title={t(`members.none.${state}`)} />}
          columns={[
            {
              key: 'name',
              label: t('field.customer'),
              width: 220,
              isFixed: true,
              isOnPhone: true,
              cell: (row) => row.name,
            },
            {
              key: 'phase',
              label: attributes.labelOf('accounts.phase'),
              width: 120,
              cell: ({ phase }) => <Tag>{option('accounts.phase', phase) ?? phase}</Tag>,
            },
            {
              key: 'touch',
              label: attributes.labelOf('accounts.touch_model'),
              width: 120,
              cell: ({ touchModel }) => option('accounts.touch_model', touchModel) ?? '—',
            },
            {
              key: 'arr',
              label: attributes.labelOf('accounts.arr'),
              width: 120,
              align: 'end',
              cell: ({ arr, currency }) => (arr === null ? '—' : money({ amountMinor: arr, currency })),
            },
            {
              key: 'renewal',
              label: attributes.labelOf('accounts.renewal_on'),
              width: 120,
              isOptional: true,
              cell: ({ renewalOn }) => (renewalOn === null ? '—' : date(renewalOn)),
            },
            {
              key: 'at',
              label: t(`members.at.${state}`),
              width: 190,
              isOnPhone: true,
              cell: ({ enteredAt, leftAt }) => instant(leftAt ?? enteredAt),
            },
          ]}
        />
      )}
    </Section>
  )
}
