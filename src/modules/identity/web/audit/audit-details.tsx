import { useFormats } from '#platform/web/formats/index.ts'
import { FactList, ScrollRegion } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './audit-details.module.css'
import { type AuditEntry, useAuditWords } from './audit-words.ts'

/** Everything that the log keeps of one change. */
export function AuditDetails({ entry }: { entry: AuditEntry }) {
  const { t } = useMessages('identity')
  const { instant } = useFormats()
  const words = useAuditWords()
  return (
    <>
      <FactList
        facts={[
          { label: t('audit.when'), value: instant(entry.occurredAt) },
          { label: t('audit.who'), value: words.actor(entry) },
          { label: t('audit.on'), value: words.entity(entry) },
          { label: t('audit.id'), value: entry.entityId },
          { label: t('audit.code'), value: entry.action },
        ]}
      />
      {entry.details !== null && entry.details !== undefined && (
        <>
          <h3 className={classes.title}>{t('audit.details')}</h3>
          <ScrollRegion className={classes.details} label={t('audit.details')}>
            <pre>{JSON.stringify(entry.details, null, 2)}</pre>
          </ScrollRegion>
        </>
      )}
    </>
  )
}
