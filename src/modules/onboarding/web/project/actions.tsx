import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowsMoveHorizontal,
  IconCalendarOff,
  IconCalendarRepeat,
  IconCircleX,
  IconDots,
  IconExternalLink,
  IconFileExport,
  IconFileImport,
  IconFlag,
  IconPrinter,
  IconRefresh,
  IconSettings,
  IconTarget,
} from '@tabler/icons-react'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import type { ProjectPage } from '../../contract.ts'
import { isClosed } from '../standing.ts'
import { useProjectAddress } from './address.ts'
import { useProjectPanels } from './panels.ts'

export function ProjectActions({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const { PortalLink } = useProjectPanels()
  const [, change] = useProjectAddress()
  const isEditable = can('onboarding.write') && !isClosed(project)
  return (
    <>
      {PortalLink && (
        <Button leftSection={<IconExternalLink size={16} />} onClick={() => change({ dialog: 'portal' })}>
          {t('project.portal')}
        </Button>
      )}
      {isEditable && project.kickoffTaskId !== null && project.kickoff.doneOn === null && (
        <Button leftSection={<IconArrowsMoveHorizontal size={16} />} onClick={() => change({ dialog: 'move' })}>
          {t('move.open')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t('project.more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {t('project.print')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileExport size={16} />} onClick={() => change({ dialog: 'export' })}>
            {t('wbs.export')}
          </Menu.Item>
          {isEditable && (
            <>
              <Menu.Item leftSection={<IconFileImport size={16} />} onClick={() => change({ dialog: 'import' })}>
                {t('wbs.import.open')}
              </Menu.Item>
              <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => change({ dialog: 'undo' })}>
                {t('undo.open')}
              </Menu.Item>
              <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => change({ dialog: 'settings' })}>
                {t('settings.open')}
              </Menu.Item>
              <Menu.Item leftSection={<IconCalendarRepeat size={16} />} onClick={() => change({ dialog: 'replan' })}>
                {t('replan.open')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTarget size={16} />} onClick={() => change({ dialog: 'value_date' })}>
                {t('replan.toValueDate.title')}
              </Menu.Item>
              <Menu.Item leftSection={<IconCalendarOff size={16} />} onClick={() => change({ dialog: 'close_days' })}>
                {t('edits.close.open')}
              </Menu.Item>
              <Menu.Item leftSection={<IconFlag size={16} />} onClick={() => change({ dialog: 'rebaseline' })}>
                {t('rebaseline.open')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => change({ dialog: 'rekickoff' })}>
                {t('rekickoff.open')}
              </Menu.Item>
              {project.valueConfirmedOn === null && (
                <Menu.Item leftSection={<IconCircleX size={16} />} onClick={() => change({ dialog: 'end' })}>
                  {t('end.open')}
                </Menu.Item>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
