import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, TextField, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import {
  type InternalTexts,
  type PaperPage,
  type PaperTexts,
  type ProjectPage,
  readPaper,
  savePaper,
} from '../../contract.ts'
import type { PaperKind } from '../../domain/graduation/paper.ts'
import { TextArea } from '../advice/advice-dialog.tsx'
import classesOfOutcome from '../outcome/outcome.module.css'
import { ContactList, DecisionList, TroubleList } from './paper-lists.tsx'
import classes from './papers.module.css'

const textsOf = {
  success_plan: ['vision', 'wished', 'ownWords', 'means', 'reply', 'escalation', 'notice', 'budget', 'continuation'],
  pack: ['vision', 'wished', 'means', 'reply', 'escalation'],
} as const

interface PaperFormProps {
  project: ProjectPage
  kind: PaperKind
  page: PaperPage
  close: () => void
}

/** What people write; everything else in the paper follows from the project. Saving keeps a version. */
export function PaperForm({ project, kind, page, close }: PaperFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [texts, setTexts] = useState<PaperTexts>(page.texts)
  const [internalTexts, setInternal] = useState<InternalTexts>(page.internalTexts)
  const [note, setNote] = useState('')
  const { mutate, isPending, error } = useEndpointMutation(savePaper, { refreshes: [readPaper] })
  const version = useHeldVersion(page.version, error)
  const finish = () => {
    notice.done(t('papers.saved'))
    close()
  }
  const save = () =>
    mutate({ params: { id: project.id, kind }, body: { version, texts, internalTexts, note } }, { onSuccess: finish })
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('papers.save')} onCancel={close}>
      <p className={classes.facts}>{t('papers.formNote')}</p>
      <div className={classesOfOutcome.fields}>
        {textsOf[kind].map((field) => (
          <TextArea
            key={field}
            path={`texts.${field}`}
            label={t(`papers.field.${field}`)}
            value={texts[field]}
            onChange={(text) => setTexts({ ...texts, [field]: text })}
          />
        ))}
      </div>
      <DecisionList items={texts.decisions} onChange={(decisions) => setTexts({ ...texts, decisions })} />
      {kind === 'pack' && (
        <TroubleList
          items={texts.troubleshooting}
          onChange={(troubleshooting) => setTexts({ ...texts, troubleshooting })}
        />
      )}
      <ContactList items={texts.contacts} onChange={(contacts) => setTexts({ ...texts, contacts })} />
      {kind === 'success_plan' && (
        <fieldset className={classes.list}>
          <legend>{t('papers.internal')}</legend>
          <p className={classes.facts}>{t('papers.internalNote')}</p>
          {(['mood', 'expansion'] as const).map((field) => (
            <TextArea
              key={field}
              path={`internalTexts.${field}`}
              label={t(`papers.field.${field}`)}
              value={internalTexts[field]}
              onChange={(text) => setInternal({ ...internalTexts, [field]: text })}
            />
          ))}
        </fieldset>
      )}
      <TextField path="note" label={t('papers.noteLabel')} value={note} onChange={setNote} />
    </Form>
  )
}
