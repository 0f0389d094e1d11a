import { type ReactNode, useMemo } from 'react'
import { DetailColumns, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import type { Sheet } from '../../../contract.ts'
import { completeness } from '../../../domain/forms/answers.ts'
import { AnswerField } from '../answers/answer-field.tsx'
import { NewerForm } from './newer-form.tsx'
import { SheetBar } from './sheet-bar.tsx'
import { SheetSide } from './sheet-side.tsx'
import { useIssueWords } from './use-issue-words.ts'
import { useSheet } from './use-sheet.ts'

interface SheetFormProps {
  accountId: string
  sheet: Sheet
  /** Answers that were asked for. */
  askedFor?: readonly string[]
  /** Above the meter at the side. */
  side?: ReactNode
}

/** A sheet in its sections, saving itself, with how complete it is always in sight. */
export function SheetForm({ accountId, sheet, askedFor = [], side }: SheetFormProps) {
  const { language } = useMessages('accounts')
  const can = usePermissions()
  const { form } = sheet
  const { draft, state, updatedAt, updatedBy, change, decide, saveNow } = useSheet(accountId, sheet)
  const filled = useMemo(() => completeness(form, draft.values), [form, draft.values])
  const errors = useIssueWords(draft.issues)
  const isLocked = sheet.isLocked || !can('accounts.write_sheets')
  return (
    <DetailColumns
      side={
        <SheetSide
          form={form}
          completeness={filled}
          saving={
            isLocked ? undefined : { state, isWrong: draft.issues.length > 0, updatedAt, updatedBy, onRetry: saveNow }
          }
        >
          {side}
        </SheetSide>
      }
    >
      {!isLocked && <SheetBar form={form} completeness={filled} state={state} />}
      {sheet.newerFormVersion !== null && !isLocked && <NewerForm accountId={accountId} sheet={sheet} />}
      {form.sections.map((section) => {
        const questions = form.fields.filter((field) => field.section === section.key)
        if (questions.length === 0) return null
        return (
          <Section key={section.key} title={section.label[language]} framed>
            {questions.map((question) => (
              <AnswerField
                key={question.key}
                question={question}
                value={draft.values[question.key]}
                onChange={(value) => change(question.key, value)}
                isLocked={isLocked}
                isMissing={filled.missing.includes(question.key)}
                isAskedFor={askedFor.includes(question.key)}
                errors={errors}
                theirs={draft.theirs[question.key]}
                onDecide={(choice) => decide(question.key, choice)}
              />
            ))}
          </Section>
        )
      })}
    </DetailColumns>
  )
}
