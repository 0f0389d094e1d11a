import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { LeaveGuard, useGo, usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useDraft } from '#platform/web/form/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { copyForm, editForm, type FormDefinition, listForms, publishForm, readForm } from '../../contract.ts'
import { ProblemNote } from '../imports/problem-note.tsx'
import { type FormDraft, inBoth } from './form-draft.ts'
import classes from './forms.module.css'
import { SectionList } from './section-list.tsx'

const paramsSchema = z.object({ formId: z.uuid() })

/** One version of a form: a draft to be worked on, or a published one to be read. */
export function FormPage() {
  const { formId } = usePageParams(paramsSchema)
  const form = useEndpoint(readForm, { params: { id: formId } })
  if (!form.data)
    return (
      <Page width="text">
        {form.error ? <ProblemState thrown={form.error} onRetry={form.refetch} /> : <PageSkeleton />}
      </Page>
    )
  return <Editor key={formId} form={form.data} />
}

function Editor({ form }: { form: FormDefinition }) {
  const { t, language } = useMessages('accounts')
  const notice = useNotice()
  const go = useGo()
  const [isDefault, setDefault] = useState(form.isDefault)
  const edit = useEndpointMutation(editForm)
  const edited = useDraft<FormDraft>({ version: form.version, value: form.definition }, edit.error)
  const { value: draft, setValue: setDraft, isChanged } = edited
  const publish = useEndpointMutation(publishForm)
  const copy = useEndpointMutation(copyForm, { refreshes: [listForms] })
  const isDraft = form.status === 'draft' && form.id !== null
  const params = { id: form.id ?? '' }
  const title = inBoth(draft.title)

  const save = async () => {
    const sections = draft.sections.map((section) => ({ ...section, label: inBoth(section.label) }))
    const definition = { ...draft, title, sections }
    const answer = await edit.mutateAsync({ params, body: { version: edited.version, definition } })
    edited.settle(answer.version)
    return answer
  }
  const saveOnly = () => save().then(() => notice.done(t('forms.saved')), notShown)
  const publishIt = async () => {
    const { version } = isChanged ? await save() : edited
    await publish.mutateAsync({ params, body: { version, isDefault } })
    notice.done(t('forms.published'))
    go('/settings/forms')
  }
  const makeDraft = () =>
    copy.mutate(
      { body: { kind: form.kind, formKey: form.formKey } },
      { onSuccess: ({ id }) => id && go(`/settings/forms/${id}`) },
    )
  return (
    <Page width="text">
      <PageHeader
        title={title[language]}
        answer={t(isDraft ? 'forms.answerDraft' : 'forms.answerPublished', {
          count: draft.fields.length,
          version: form.formVersion,
        })}
        parent={{ label: t('forms.title'), to: '/settings/forms' }}
        actions={
          isDraft ? (
            <>
              <Button onClick={() => void saveOnly()} loading={edit.isPending} disabled={!isChanged}>
                {t('platform:actions.save')}
              </Button>
              <Button variant="filled" onClick={() => void publishIt().catch(notShown)} loading={publish.isPending}>
                {t('forms.publish')}
              </Button>
            </>
          ) : (
            <Button variant="filled" onClick={makeDraft} loading={copy.isPending}>
              {t('forms.edit')}
            </Button>
          )
        }
      />
      <LeaveGuard isUnsaved={isChanged} />
      <ProblemNote thrown={edit.error ?? publish.error ?? copy.error} />
      {isDraft && (
        <>
          <div className={classes.head}>
            {(['ja', 'en'] as const).map((each) => (
              <TextInput
                key={each}
                label={t(`forms.titleIn_${each}`)}
                value={draft.title[each]}
                maxLength={200}
                onChange={(event) =>
                  setDraft({ ...draft, title: { ...draft.title, [each]: event.currentTarget.value } })
                }
              />
            ))}
          </div>
          {!form.isDefault && (
            <Checkbox
              label={t('forms.publishAsDefault')}
              checked={isDefault}
              onChange={(event) => setDefault(event.currentTarget.checked)}
            />
          )}
        </>
      )}
      <SectionList form={draft} {...(isDraft && { onChange: setDraft })} />
    </Page>
  )
}

/** Shown by the note below the title. */
const notShown = () => undefined
