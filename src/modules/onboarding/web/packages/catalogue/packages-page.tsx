import { Button, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { listPackages, type Package } from '../../../contract.ts'
import classes from '../../waiting/matters.module.css'
import { useHours } from '../hours.ts'
import { PackageForm } from './package-form.tsx'
import { Revisions } from './revisions.tsx'

const fresh = 'new'

/** What can be bought beside the free onboarding, and what each was before. */
export function PackagesPage() {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const [open, setOpen] = useState<string>()
  const { data, error, refetch } = useEndpoint(listPackages, {})
  if (!data) return error ? <ProblemState thrown={error} onRetry={refetch} /> : <PageSkeleton />
  const mayEdit = can('onboarding.manage_programs')
  const onEdit = mayEdit ? setOpen : undefined
  const offered = data.items.filter(({ isRetired }) => !isRetired)
  const retired = data.items.filter(({ isRetired }) => isRetired)
  const sold = data.items.reduce((sum, { sales }) => sum + sales, 0)
  const close = () => setOpen(undefined)
  return (
    <Page>
      <PageHeader
        title={t('packages.catalogue.title')}
        answer={data.items.length > 0 ? t('packages.catalogue.answer', { count: offered.length, sold }) : undefined}
        parent={{ label: t('policy.settings'), to: '/settings' }}
        actions={
          mayEdit && (
            <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={() => setOpen(fresh)}>
              {t('packages.catalogue.add')}
            </Button>
          )
        }
      />
      {data.items.length === 0 ? (
        <EmptyState title={t('packages.catalogue.none')} text={t('packages.catalogue.noneHint')} />
      ) : (
        <Packages packages={offered} onEdit={onEdit} />
      )}
      {retired.length > 0 && (
        <Section title={t('packages.catalogue.retired')} note={t('packages.catalogue.retiredNote')}>
          <Packages packages={retired} onEdit={onEdit} />
        </Section>
      )}
      <Modal
        opened={open !== undefined}
        onClose={close}
        size="lg"
        title={t(open === fresh ? 'packages.catalogue.add' : 'packages.catalogue.editTitle')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {open !== undefined && <PackageForm sold={data.items.find(({ id }) => id === open)} close={close} />}
      </Modal>
    </Page>
  )
}

interface PackagesProps {
  packages: readonly Package[]
  onEdit: ((id: string) => void) | undefined
}

function Packages({ packages, onEdit }: PackagesProps) {
  const { t } = useMessages('onboarding')
  const { money } = useFormats()
  const hours = useHours()
  return (
    <ul className={classes.list}>
      {packages.map(({ id, version, name, priceMinor, currency, includedMinutes, contents, sales }) => (
        <li key={id} className={classes.item}>
          <div className={classes.head}>
            <span className={classes.title}>{name}</span>
            <span>{money({ amountMinor: priceMinor, currency })}</span>
            <span>{t('packages.catalogue.includes', { time: hours(includedMinutes) })}</span>
            {onEdit && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('packages.catalogue.editOf', { name })}
                onClick={() => onEdit(id)}
              >
                {t('packages.catalogue.edit')}
              </Button>
            )}
          </div>
          {contents.length > 0 && <p className={classes.small}>{contents.join(t('project.comma'))}</p>}
          <p className={classes.small}>
            {sales === 0 ? t('packages.catalogue.unsold') : t('packages.catalogue.sold', { count: sales })}
          </p>
          {version > 1 && <Revisions packageId={id} />}
        </li>
      ))}
    </ul>
  )
}
