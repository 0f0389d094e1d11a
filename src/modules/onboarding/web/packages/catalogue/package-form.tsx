import { Switch } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { addPackage, changePackage, listPackageRevisions, listPackages, type Package } from '../../../contract.ts'
import classes from '../../waiting/matters.module.css'
import { bodyOf, draftOf, PackageFields, requiredOf } from './package-fields.tsx'

/** A package's price, hours and contents; without one, a new package. */
export function PackageForm({ sold, close }: { sold: Package | undefined; close: () => void }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [clientId] = useState(newId)
  const [draft, setDraft] = useState(() => draftOf(sold))
  const [isRetired, setRetired] = useState(sold?.isRetired ?? false)
  const adding = useEndpointMutation(addPackage, { refreshes: [listPackages] })
  const changing = useEndpointMutation(changePackage, { refreshes: [listPackages, listPackageRevisions] })
  const version = useHeldVersion(sold?.version ?? 1, changing.error)
  const done = () => {
    notice.done(t('packages.catalogue.saved'))
    close()
  }
  const save = () => {
    const body = bodyOf(draft)
    if (!body) return
    if (sold) changing.mutate({ params: { id: sold.id }, body: { version, isRetired, ...body } }, { onSuccess: done })
    else adding.mutate({ body: { clientId, ...body } }, { onSuccess: done })
  }
  return (
    <Form
      onSubmit={save}
      error={adding.error ?? changing.error}
      isPending={adding.isPending || changing.isPending}
      onCancel={close}
      required={requiredOf(draft)}
    >
      {sold && sold.sales > 0 && <p className={classes.small}>{t('packages.catalogue.soldStays')}</p>}
      <PackageFields draft={draft} onChange={setDraft} />
      {sold && (
        <Switch
          label={t('packages.catalogue.retire')}
          checked={isRetired}
          onChange={(event) => setRetired(event.currentTarget.checked)}
        />
      )}
    </Form>
  )
}
