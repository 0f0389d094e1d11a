import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { ProgressBar, type StatusLevel, StatusMark } from '#platform/web/status/index.ts'
import { type Booking, listSales, type ProjectPage, type Sale, shareSale } from '../../contract.ts'
import { isClosed } from '../standing.ts'
import classes from '../waiting/matters.module.css'
import { Comparison } from './comparison.tsx'
import { useHours } from './hours.ts'
import { BookForm, SellForm, StrikeForm } from './package-forms.tsx'
import { TermChanges, TermsForm } from './terms-form.tsx'

const levels: Readonly<Record<Sale['use']['standing'], StatusLevel>> = {
  fine: 'good',
  nearly_used: 'watch',
  overrun_ahead: 'watch',
  used_up: 'risk',
}

/** The paid package of a project: what is included, used and left, with every hour behind it. */
export function PackageSection({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const [isSelling, setSelling] = useState(false)
  const { data, error, refetch } = useEndpoint(listSales, { params: { id: project.id } })
  const mayWrite = can('onboarding.write')
  const close = () => setSelling(false)
  return (
    <Section
      title={t('packages.title')}
      note={data?.items.length === 0 ? t('packages.none') : undefined}
      actions={
        mayWrite &&
        !isClosed(project) && (
          <Button size="compact-sm" onClick={() => setSelling(true)}>
            {t('packages.sell')}
          </Button>
        )
      }
      framed
    >
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={2} />}
      <ul className={classes.list}>
        {data?.items.map((sale) => (
          <SaleItem key={sale.id} project={project} sale={sale} isEditable={mayWrite} />
        ))}
      </ul>
      <Comparison />
      <Modal
        opened={isSelling}
        onClose={close}
        title={t('packages.sell')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <SellForm project={project} close={close} />
      </Modal>
    </Section>
  )
}

interface SaleItemProps {
  project: ProjectPage
  sale: Sale
  isEditable: boolean
}

function SaleItem({ project, sale, isEditable }: SaleItemProps) {
  const { t } = useMessages('onboarding')
  const { money, date } = useFormats()
  const hours = useHours()
  const [dialog, setDialog] = useState<'book' | 'terms'>()
  const { use } = sale
  const close = () => setDialog(undefined)
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.title}>{sale.name}</span>
        <span>{money({ amountMinor: sale.priceMinor, currency: sale.currency })}</span>
        <StatusMark level={levels[use.standing]} label={t(`packages.standing.${use.standing}`)} />
      </div>
      <p className={classes.small}>
        {t('packages.use', { used: hours(use.used), included: hours(use.included), left: hours(use.remaining) })}{' '}
        {use.overrun > 0 && t('packages.overrun', { over: hours(use.overrun) })}{' '}
        {use.unbilled > 0 && t('packages.unbilled', { time: hours(use.unbilled) })}{' '}
        {use.forecast !== null && t('packages.forecast', { date: date(sale.forecastUntil), time: hours(use.forecast) })}
      </p>
      <ProgressBar label={t('packages.used')} percent={use.share * 100} />
      {sale.contents.length > 0 && <p className={classes.small}>{sale.contents.join(t('project.comma'))}</p>}
      {sale.bookings.length > 0 && (
        <details>
          <summary className={classes.small}>{t('packages.bookings', { count: sale.bookings.length })}</summary>
          <ul className={classes.list}>
            {sale.bookings.map((booking) => (
              <BookingItem key={booking.id} {...{ project, sale, booking, isEditable }} />
            ))}
          </ul>
        </details>
      )}
      <TermChanges sale={sale} />
      {isEditable && (
        <div className={classes.buttons}>
          {(['book', 'terms'] as const).map((each) => (
            <Button key={each} size="compact-sm" onClick={() => setDialog(each)}>
              {t(`packages.${each}`)}
            </Button>
          ))}
          <ShareButton project={project} sale={sale} />
        </div>
      )}
      <Modal
        opened={dialog !== undefined}
        onClose={close}
        title={dialog && t(`packages.${dialog}`)}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {dialog === 'book' && <BookForm project={project} sale={sale} close={close} />}
        {dialog === 'terms' && <TermsForm project={project} sale={sale} close={close} />}
      </Modal>
    </li>
  )
}

function ShareButton({ project, sale }: Omit<SaleItemProps, 'isEditable'>) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(shareSale, { refreshes: [listSales] })
  const { id: packageSaleId, version, isShared } = sale
  const change = () =>
    mutate(
      { params: { id: project.id, packageSaleId }, body: { version, isShared: !isShared } },
      { onError: notice.failed },
    )
  return (
    <Button size="compact-sm" variant="subtle" loading={isPending} onClick={change}>
      {t(isShared ? 'packages.hide' : 'packages.share')}
    </Button>
  )
}

function BookingItem({ project, sale, booking, isEditable }: SaleItemProps & { booking: Booking }) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const hours = useHours()
  const [isStriking, setStriking] = useState(false)
  const { struck } = booking
  const close = () => setStriking(false)
  return (
    <li className={classes.item}>
      <span>
        {date(booking.on)} {booking.by} {hours(booking.minutes)} {booking.what}{' '}
        {!booking.isBillable && t('packages.notBillable')} {booking.task?.name}
      </span>
      {struck && (
        <span className={classes.small}>{t('packages.struck', { name: struck.by, why: struck.because })}</span>
      )}
      {isEditable && !struck && (
        <div className={classes.buttons}>
          <Button size="compact-xs" variant="subtle" onClick={() => setStriking(true)}>
            {t('packages.strike')}
          </Button>
        </div>
      )}
      <Modal
        opened={isStriking}
        onClose={close}
        title={t('packages.strike')}
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        <StrikeForm project={project} sale={sale} booking={booking} close={close} />
      </Modal>
    </li>
  )
}
