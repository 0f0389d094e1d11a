import { ActionIcon, Menu } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconColumns3 } from '@tabler/icons-react'
import { useMessages } from '../messages/index.ts'
import type { DataColumn } from './columns.ts'

/** Keys of the hidden columns, kept on the device. */
export function useHiddenColumns<Row>(name: string, columns: readonly DataColumn<Row>[]) {
  const byDefault = columns.filter((column) => column.isOptional).map((column) => column.key)
  return useLocalStorage<readonly string[]>({
    key: `banso.columns.${name}`,
    defaultValue: byDefault,
    getInitialValueInEffect: false,
  })
}

interface ColumnChooserProps<Row> {
  columns: readonly DataColumn<Row>[]
  hidden: readonly string[]
  onChange: (hidden: readonly string[]) => void
}

export function ColumnChooser<Row>({ columns, hidden, onChange }: ColumnChooserProps<Row>) {
  const { t } = useMessages('platform')
  return (
    <Menu closeOnItemClick={false} position="top-end" menuItemTabIndex={0}>
      <Menu.Target>
        <ActionIcon aria-label={t('table.columns')} title={t('table.columns')} size="sm">
          <IconColumns3 size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('table.columns')}</Menu.Label>
        {columns
          .filter((column) => !column.isFixed)
          .map(({ key, label }) => {
            const isHidden = hidden.includes(key)
            const flip = () => onChange(isHidden ? hidden.filter((each) => each !== key) : [...hidden, key])
            return (
              <Menu.CheckboxItem key={key} checked={!isHidden} onChange={flip}>
                {label}
              </Menu.CheckboxItem>
            )
          })}
        <Menu.Divider />
        <Menu.Item onClick={() => onChange(columns.filter((column) => column.isOptional).map((column) => column.key))}>
          {t('table.columnsReset')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
