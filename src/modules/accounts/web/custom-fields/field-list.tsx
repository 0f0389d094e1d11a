import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { type CustomFieldRecord, updateCustomField } from '../../contract.ts'
import classes from './custom-fields.module.css'

interface FieldListProps {
  fields: readonly CustomFieldRecord[]
  onOpen: (field: CustomFieldRecord) => void
}

export function FieldList({ fields, onOpen }: FieldListProps) {
  const { t, language } = useMessages('accounts')
  const notice = useNotice()
  const update = useEndpointMutation(updateCustomField)

  const move = async (index: number, by: number) => {
    const order = fields.toSpliced(index, 1).toSpliced(index + by, 0, ...fields.slice(index, index + 1))
    try {
      for (const [position, { id, version, position: before }] of order.entries()) {
        if (position !== before) await update.mutateAsync({ params: { id }, body: { version, position } })
      }
    } catch (thrown) {
      notice.failed(thrown)
    }
  }
  const setArchived = ({ id, version }: CustomFieldRecord, isArchived: boolean) =>
    update.mutate({ params: { id }, body: { version, isArchived } }, { onError: notice.failed })

  return (
    <ul className={classes.list}>
      {fields.map((field, index) => {
        const label = field.label[language]
        const isArchived = field.archivedAt !== null
        return (
          <li key={field.id} className={classes.field}>
            <div className={classes.text}>
              <button type="button" className={classes.label} onClick={() => onOpen(field)}>
                {label}
              </button>
              <span className={classes.facts}>
                <Tag>{t(`customKind.${field.kind}`)}</Tag>
                {field.isRequired && <Tag>{t('customFields.required')}</Tag>}
                <code>{field.key}</code>
                {field.options.length > 0 && t('customFields.options', { count: field.options.length })}
              </span>
            </div>
            {!isArchived && (
              <>
                <ActionIcon
                  aria-label={t('customFields.up', { field: label })}
                  disabled={index === 0 || update.isPending}
                  onClick={() => void move(index, -1)}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('customFields.down', { field: label })}
                  disabled={index === fields.length - 1 || update.isPending}
                  onClick={() => void move(index, 1)}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
              </>
            )}
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setArchived(field, !isArchived)}>
              {isArchived ? t('customFields.restore') : t('customFields.archive')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
