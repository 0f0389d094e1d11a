import { Button, Menu } from '@mantine/core'
import { addDays } from '#platform/kernel/dates.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type HealthAlert, snoozeHealthAlert } from '../../contract.ts'

const choices = [3, 7, 14, 30]

/** Puts a movement off to a later day. */
export function SnoozeMenu({ alert: { id, account } }: { alert: HealthAlert }) {
  const { t } = useMessages('health')
  const { today, date } = useFormats()
  const notice = useNotice()
  const snooze = useEndpointMutation(snoozeHealthAlert)
  const press = (untilOn: string) =>
    snooze.mutate(
      { params: { alertId: id }, body: { untilOn } },
      {
        onSuccess: () => notice.done(t('alert.snoozed', { on: date(untilOn) })),
        onError: (thrown) => notice.failed(thrown),
      },
    )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('alert.snoozeOf', { name: account.name })}
          loading={snooze.isPending}
        >
          {t('alert.snooze')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((days) => {
          const on = addDays(today(), days)
          return (
            <Menu.Item key={days} onClick={() => press(on)}>
              {t('alert.snoozeUntil', { days, on: date(on) })}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
