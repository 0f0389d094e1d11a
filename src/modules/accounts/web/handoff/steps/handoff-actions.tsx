import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import type { Handoff } from '../../../contract.ts'
import { NoteDialog } from './note-dialog.tsx'
import { SendBackDialog } from './send-back-dialog.tsx'

type OpenDialog = 'submit' | 'accept' | 'send_back' | 'ask'

/** What can be done with a handover now, by whoever looks at it. */
export function HandoffActions({ handoff }: { handoff: Handoff }) {
  const { t } = useMessages('accounts')
  const can = usePermissions()
  const [dialog, setDialog] = useState<OpenDialog>()
  const { waitsFor, completeness, wonOn } = handoff
  const mayWrite = can('accounts.write_sheets')
  const mayAccept = can('accounts.accept_handoff')
  const isReady = completeness.missing.length === 0 && wonOn !== null
  const close = () => setDialog(undefined)
  return (
    <>
      {waitsFor === 'sales' && mayWrite && completeness.missing.length > 0 && (
        <Button onClick={() => setDialog('ask')}>{t('handoff.ask')}</Button>
      )}
      {waitsFor === 'sales' && mayWrite && (
        <Button variant="filled" disabled={!isReady} onClick={() => setDialog('submit')}>
          {t('handoff.submit')}
        </Button>
      )}
      {waitsFor === 'cs' && mayAccept && (
        <>
          <Button onClick={() => setDialog('send_back')}>{t('handoff.sendBack')}</Button>
          <Button variant="filled" onClick={() => setDialog('accept')}>
            {t('handoff.accept')}
          </Button>
        </>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="lg" aria-label={t('handoff.more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {t('sheet.print')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'send_back' && <SendBackDialog handoff={handoff} onClose={close} />}
      {dialog !== undefined && dialog !== 'send_back' && <NoteDialog step={dialog} handoff={handoff} onClose={close} />}
    </>
  )
}
