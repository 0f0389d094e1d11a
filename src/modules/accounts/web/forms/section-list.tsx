import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import type { FormField } from '../../domain/forms/form.ts'
import {
  blankQuestion,
  type FormDraft,
  freeKey,
  movedQuestion,
  questionsOf,
  withoutQuestion,
  withQuestion,
} from './form-draft.ts'
import classes from './forms.module.css'
import { QuestionDialog } from './question-dialog.tsx'

interface SectionListProps {
  form: FormDraft
  /** Left out where the form is only read. */
  onChange?: (form: FormDraft) => void
}

/** The questions of a form by section, in the order in which they are asked. */
export function SectionList({ form, onChange }: SectionListProps) {
  const { t, language } = useMessages('accounts')
  const [open, setOpen] = useState<FormField>()
  const renamed = (key: string, label: { ja: string; en: string }) => ({
    ...form,
    sections: form.sections.map((section) => (section.key === key ? { ...section, label } : section)),
  })
  const addSection = () => {
    const key = freeKey('section', form.sections)
    const label = { ja: t('forms.newSection'), en: t('forms.newSection') }
    onChange?.({ ...form, sections: [...form.sections, { key, label }] })
  }
  return (
    <>
      {form.sections.map(({ key, label }) => {
        const questions = questionsOf(form, key)
        return (
          <Section key={key} title={label[language]} count={questions.length}>
            {onChange && (
              <div className={classes.head}>
                {(['ja', 'en'] as const).map((each) => (
                  <TextInput
                    key={each}
                    aria-label={t(`forms.sectionIn_${each}`)}
                    placeholder={t(`platform:language.${each}`)}
                    value={label[each]}
                    onChange={(event) => onChange(renamed(key, { ...label, [each]: event.currentTarget.value }))}
                  />
                ))}
              </div>
            )}
            {questions.length > 0 && (
              <ol className={classes.list}>
                {questions.map((question, index) => (
                  <li key={question.key} className={classes.entry}>
                    <Question question={question} {...(onChange && { onOpen: () => setOpen(question) })} />
                    {onChange && (
                      <div className={classes.buttons}>
                        <ActionIcon
                          aria-label={t('customFields.up', { field: question.label[language] })}
                          disabled={index === 0}
                          onClick={() => onChange(movedQuestion(form, question.key, -1))}
                        >
                          <IconArrowUp size={16} />
                        </ActionIcon>
                        <ActionIcon
                          aria-label={t('customFields.down', { field: question.label[language] })}
                          disabled={index === questions.length - 1}
                          onClick={() => onChange(movedQuestion(form, question.key, 1))}
                        >
                          <IconArrowDown size={16} />
                        </ActionIcon>
                        <ActionIcon
                          aria-label={t('forms.removeQuestion', { question: question.label[language] })}
                          disabled={form.fields.length === 1}
                          onClick={() => onChange(withoutQuestion(form, question.key))}
                        >
                          <IconTrash size={16} />
                        </ActionIcon>
                      </div>
                    )}
                  </li>
                ))}
              </ol>
            )}
            {onChange && (
              <div className={classes.buttons}>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={<IconPlus size={14} aria-hidden="true" />}
                  onClick={() => setOpen(blankQuestion(form, key))}
                >
                  {t('forms.addQuestion')}
                </Button>
                {questions.length === 0 && form.sections.length > 1 && (
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    onClick={() =>
                      onChange({ ...form, sections: form.sections.filter((section) => section.key !== key) })
                    }
                  >
                    {t('forms.removeSection')}
                  </Button>
                )}
              </div>
            )}
          </Section>
        )
      })}
      {onChange && (
        <div>
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={addSection}>
            {t('forms.addSection')}
          </Button>
        </div>
      )}
      {open && onChange && (
        <QuestionDialog
          form={form}
          question={open}
          isNew={!form.fields.some(({ key }) => key === open.key)}
          onSave={(question) => {
            onChange(withQuestion(form, question))
            setOpen(undefined)
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

function Question({ question, onOpen }: { question: FormField; onOpen?: () => void }) {
  const { t, language } = useMessages('accounts')
  const label = question.label[language]
  return (
    <div className={classes.text}>
      {onOpen ? (
        <button type="button" className={classes.name} onClick={onOpen}>
          {label}
        </button>
      ) : (
        <span className={classes.name}>{label}</span>
      )}
      <span className={classes.facts}>
        <Tag>{t(`forms.type.${question.type}`)}</Tag>
        {question.required && <Tag>{t('forms.required')}</Tag>}
        {question.private && <Tag>{t('forms.private')}</Tag>}
        {'options' in question && question.options.map((option) => option.label[language]).join(t('value.comma'))}
        {'columns' in question && question.columns.map((column) => column.label[language]).join(t('value.comma'))}
      </span>
    </div>
  )
}
