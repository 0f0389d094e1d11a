import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { PageLink, useGo } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, Page, PageHeader, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { copyForm, type FormEntry, listForms, retireForm, setDefaultForm } from '../../contract.ts'
import classes from './forms.module.css'

const kinds = ['handoff', 'hearing'] as const

/** The questionnaires and handover sheets of the workspace: which are in use, which are being worked on. */
export function FormsPage() {
  const { t } = useMessages('accounts')
  const forms = useEndpoint(listForms, { query: {} })
  const all = forms.data?.items ?? []
  const inUse = all.filter(({ status }) => status !== 'retired')
  const ownKeys = new Set(inUse.flatMap(({ id, formKey, status }) => (id && status === 'published' ? formKey : [])))
  // A version of our own takes the place of the one that is built in.
  const shown = inUse.filter(({ id, formKey }) => id !== null || !ownKeys.has(formKey))
  const drafts = shown.filter(({ status }) => status === 'draft')
  return (
    <Page width="text">
      <PageHeader
        title={t('forms.title')}
        answer={forms.data ? t('forms.answer', { count: shown.length - drafts.length, drafts: drafts.length }) : ' '}
        parent={{ label: t('customFields.settings'), to: '/settings' }}
      />
      {forms.error ? (
        <ProblemState thrown={forms.error} onRetry={forms.refetch} />
      ) : (
        forms.isPending && <ListSkeleton rows={4} />
      )}
      {forms.data &&
        kinds.map((kind) => (
          <Section key={kind} title={t(`forms.kind.${kind}`)} note={t(`forms.kindNote.${kind}`)}>
            <ul className={classes.list}>
              {shown
                .filter((form) => form.kind === kind)
                .map((form) => (
                  <Entry key={form.id ?? form.formKey} form={form} all={shown} />
                ))}
            </ul>
          </Section>
        ))}
    </Page>
  )
}

function Entry({ form, all }: { form: FormEntry; all: readonly FormEntry[] }) {
  const { t, language } = useMessages('accounts')
  const { instant } = useFormats()
  const notice = useNotice()
  const go = useGo()
  const copy = useEndpointMutation(copyForm)
  const retire = useEndpointMutation(retireForm, { refreshes: [listForms] })
  const choose = useEndpointMutation(setDefaultForm, { refreshes: [listForms] })
  const { id, kind, formKey, status, title, isDefault } = form
  const isDraft = status === 'draft'
  const draft = all.find((one) => one.formKey === formKey && one.status === 'draft')
  const address = (formId: string) => `/settings/forms/${formId}`
  const makeDraft = (newKey?: string) =>
    copy.mutate(
      { body: { kind, formKey, ...(newKey && { newKey }) } },
      { onSuccess: (made) => made.id && go(address(made.id)), onError: notice.failed },
    )
  // Answers know a form by its key; nobody reads it.
  const ownKey = () => `form_${Date.now().toString(36)}`
  return (
    <li className={classes.entry}>
      <div className={classes.text}>
        {id === null ? (
          <span className={classes.name}>{title[language]}</span>
        ) : (
          <PageLink to={address(id)}>{title[language]}</PageLink>
        )}
        <span className={classes.facts}>
          <Tag>{id === null ? t('forms.builtIn') : t(`forms.status.${status}`)}</Tag>
          {isDefault && <Tag>{t('forms.isDefault')}</Tag>}
          {t('forms.questions', { count: form.questions })}
          {id !== null && <span>{t('forms.version', { number: form.formVersion })}</span>}
          {form.updatedAt && <span>{instant(form.updatedAt)}</span>}
        </span>
      </div>
      <div className={classes.buttons}>
        {!isDraft && draft === undefined && (
          <Button size="compact-sm" loading={copy.isPending} onClick={() => makeDraft()}>
            {t('forms.edit')}
          </Button>
        )}
        {isDraft && id !== null && (
          <Button size="compact-sm" component={PageLink} to={address(id)} underline="never">
            {t('forms.continue')}
          </Button>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('forms.more', { form: title[language] })}
              leftSection={<IconDots size={16} aria-hidden="true" />}
            />
          </Menu.Target>
          <Menu.Dropdown>
            {!isDraft && <Menu.Item onClick={() => makeDraft(ownKey())}>{t('forms.copy')}</Menu.Item>}
            {!isDraft && !isDefault && (
              <Menu.Item
                onClick={() =>
                  choose.mutate(
                    { body: { kind, formKey } },
                    { onSuccess: () => notice.done(t('forms.defaultSet')), onError: notice.failed },
                  )
                }
              >
                {t('forms.makeDefault')}
              </Menu.Item>
            )}
            {id !== null && !isDefault && (
              <Menu.Item
                onClick={() =>
                  retire.mutate(
                    { params: { id } },
                    { onSuccess: () => notice.done(t('forms.retired')), onError: notice.failed },
                  )
                }
              >
                {isDraft ? t('forms.dropDraft') : t('forms.retire')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
    </li>
  )
}
