import { Box, Button, ColorInput, FileButton } from '@mantine/core'
import { readMailSettings } from '#modules/messaging/contract.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useDraft, useField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { ProgressBar } from '#platform/web/status/index.ts'
import { type BrandSettings, changeBrand, logoKilobytes, readBrand, removeLogo, setLogo } from '../../../contract.ts'
import { readableAccent } from '../../../domain/accent.ts'
import classes from './brand.module.css'

const hex = /^#[0-9a-f]{6}$/

/** `165078`, `#ABC` and the like as the six digits that they mean; anything else as it is. */
function inFull(typed: string): string {
  const text = typed.trim().toLowerCase()
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text)?.[1]
  if (digits === undefined) return text
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`
}

/** What customers meet: logo, one colour, and the names that stand on pages and mails, with a picture of both. */
export function BrandPage() {
  const { data, error, refetch } = useEndpoint(readBrand, {})
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  return <BrandSettingsView brand={data} />
}

function BrandSettingsView({ brand }: { brand: BrandSettings }) {
  const { t } = useMessages('portal')
  const { number } = useFormats()
  const notice = useNotice()
  const { mutate, error, isPending } = useEndpointMutation(changeBrand, { refreshes: [readBrand] })
  const draft = useDraft({ version: brand.version, value: brand.accent ?? '' }, error)
  const typed = inFull(draft.value)
  const readable = hex.test(typed) ? readableAccent(typed) : undefined
  // What is no colour is refused at its field; only an empty field means none.
  const save = () =>
    mutate(
      { body: { version: draft.version, accent: typed === '' ? null : typed } },
      {
        onSuccess: ({ version }) => {
          draft.settle(version)
          notice.done(t('brand.saved'))
        },
      },
    )
  return (
    <Page>
      <PageHeader
        title={t('brand.title')}
        answer={t('brand.hint')}
        parent={{ label: t('brand.parent'), to: '/settings' }}
      />
      <div className={classes.columns}>
        <div className={classes.fields}>
          <Section title={t('brand.logo')} framed>
            <LogoField brand={brand} />
          </Section>
          <Section title={t('brand.colour')} framed>
            <Form onSubmit={save} error={error} isPending={isPending}>
              <AccentField value={draft.value} onChange={draft.setValue} />
              {readable?.isAdjusted && (
                <p role="status" className={classes.told}>
                  {t('brand.adjusted', {
                    contrast: number(Math.floor(readable.contrast * 10) / 10),
                    shown: readable.accent,
                  })}
                </p>
              )}
            </Form>
          </Section>
          <Section title={t('brand.names')} framed>
            <p className={classes.told}>
              {t('brand.namesText', { vendor: brand.vendorName, product: brand.productName })}
            </p>
            <span className={classes.links}>
              <PageLink to="/settings/workspace">{t('brand.toWorkspace')}</PageLink>
              <PageLink to="/settings/messages">{t('brand.toMails')}</PageLink>
            </span>
          </Section>
        </div>
        <Preview brand={brand} accent={readable?.accent} />
      </div>
    </Page>
  )
}

function AccentField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useMessages('portal')
  return (
    <ColorInput
      {...useField('accent')}
      label={t('brand.accent')}
      description={t('brand.accentHint')}
      placeholder="#165078"
      format="hex"
      withEyeDropper={false}
      value={value}
      onChange={onChange}
    />
  )
}

function LogoField({ brand }: { brand: BrandSettings }) {
  const { t } = useMessages('portal')
  const notice = useNotice()
  const setting = useEndpointMutation(setLogo, { refreshes: [readBrand] })
  const removing = useEndpointMutation(removeLogo, { refreshes: [readBrand] })
  const take = (file: File | null) => {
    if (!file) return
    if (file.size > logoKilobytes * 1024) return notice.done(t('brand.logoTooLarge', { kilobytes: logoKilobytes }))
    setting.mutate({ file }, { onSuccess: () => notice.done(t('brand.saved')), onError: notice.failed })
  }
  return (
    <div className={classes.logoField}>
      {brand.shown.logo ? (
        <img src={brand.shown.logo} alt={brand.vendorName} className={classes.logo} />
      ) : (
        <p className={classes.told}>{t('brand.noLogo')}</p>
      )}
      <span className={classes.buttons}>
        <FileButton
          accept="image/png,image/jpeg,image/webp"
          onChange={take}
          inputProps={{ 'aria-label': t('brand.chooseLogo') }}
        >
          {(props) => (
            <Button {...props} loading={setting.isPending}>
              {t('brand.chooseLogo')}
            </Button>
          )}
        </FileButton>
        {brand.shown.logo && (
          <Button
            variant="subtle"
            loading={removing.isPending}
            onClick={() => removing.mutate({}, { onError: notice.failed })}
          >
            {t('brand.removeLogo')}
          </Button>
        )}
      </span>
      <small className={classes.told}>{t('brand.logoHint', { kilobytes: logoKilobytes })}</small>
    </div>
  )
}

/** A picture of what the customer meets: the door of its page, and a mail. */
function Preview({ brand, accent }: { brand: BrandSettings; accent: string | undefined }) {
  const { t } = useMessages('portal')
  const { data: mail } = useEndpoint(readMailSettings, {})
  const { vendorName, productName, shown } = brand
  const customer = t('brand.sampleCustomer')
  return (
    <div className={classes.preview}>
      <h2 className={classes.previewTitle}>{t('brand.previewPage')}</h2>
      <Box
        className={classes.page}
        data-scheme="light"
        {...(accent !== undefined && { __vars: { '--b-accent': accent } })}
      >
        <div className={classes.pageHead}>
          {shown.logo ? <img src={shown.logo} alt={vendorName} className={classes.logo} /> : <b>{vendorName}</b>}
        </div>
        <div className={classes.pageBody}>
          <b>{t('door.title', { customer })}</b>
          <p>{t('door.text', { vendor: vendorName, product: productName })}</p>
          <ProgressBar label={t('progress')} percent={60} />
          <span className={classes.pageButton}>{t('door.open')}</span>
        </div>
      </Box>
      <h2 className={classes.previewTitle}>{t('brand.previewMail')}</h2>
      <dl className={classes.mail}>
        <dt>{t('brand.mailFrom')}</dt>
        <dd>{mail?.senderName || t('brand.senderOfServer')}</dd>
        <dt>{t('brand.mailSubject')}</dt>
        <dd>{t('brand.sampleSubject', { product: productName })}</dd>
        <dt>{t('brand.mailEnd')}</dt>
        <dd className={classes.signature}>{mail?.signature || vendorName}</dd>
      </dl>
    </div>
  )
}
