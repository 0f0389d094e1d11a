import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import classes from './answer.module.css'
import { AnswerInput } from './answer-input.tsx'
import { AnswerText } from './answer-text.tsx'
import { answerId, type Question } from './question.ts'

interface AnswerFieldProps {
  question: Question
  value: unknown
  onChange: (value: unknown) => void
  isLocked: boolean
  isMissing: boolean
  /** Asked for by CS when the sheet was sent back. */
  isAskedFor?: boolean
  /** Words by path below the answer. */
  errors: ReadonlyMap<string, string>
  /** What somebody else wrote meanwhile; undefined when nobody did. */
  theirs?: unknown
  onDecide: (choice: 'mine' | 'theirs') => void
}

/** One question with its answer: to be written, or to be read when locked or printed. */
export function AnswerField(props: AnswerFieldProps) {
  const { question, value, isLocked, errors } = props
  const { t, language } = useMessages('accounts')
  const id = answerId(question.key)
  const ownError = errors.get(question.key)
  return (
    <fieldset
      id={id}
      className={classes.question}
      data-answer={question.key}
      aria-labelledby={`${id}-label`}
      aria-describedby={question.help ? `${id}-help` : undefined}
    >
      <div className={classes.head}>
        <h3 id={`${id}-label`} className={classes.label}>
          {question.label[language]}
        </h3>
        {question.required && !isLocked && (
          <span className={props.isMissing ? `${classes.required} ${classes.requiredMissing}` : classes.required}>
            {t('sheet.required')}
          </span>
        )}
        {question.private && <Tag>{t('sheet.private')}</Tag>}
        {props.isAskedFor && <Tag level="watch">{t('sheet.askedFor')}</Tag>}
      </div>
      {question.help && (
        <p id={`${id}-help`} className={classes.help}>
          {question.help[language]}
        </p>
      )}
      {isLocked ? (
        <AnswerText question={question} value={value} />
      ) : (
        <>
          <div className={classes.input}>
            <AnswerInput question={question} value={value} onChange={props.onChange} errors={errors} />
          </div>
          <div className={classes.printed}>
            <AnswerText question={question} value={value} />
          </div>
        </>
      )}
      {ownError && (
        <p className={classes.error} role="alert">
          {ownError}
        </p>
      )}
      {props.theirs !== undefined && (
        <Collision onDecide={props.onDecide}>
          <AnswerText question={question} value={props.theirs} />
        </Collision>
      )}
    </fieldset>
  )
}

function Collision({ children, onDecide }: { children: ReactNode; onDecide: AnswerFieldProps['onDecide'] }) {
  const { t } = useMessages('accounts')
  return (
    <div className={classes.collision} role="alert">
      <p className={classes.collisionTitle}>{t('sheet.collision')}</p>
      {children}
      <div className={classes.buttons}>
        <Button size="xs" onClick={() => onDecide('theirs')}>
          {t('sheet.useTheirs')}
        </Button>
        <Button size="xs" onClick={() => onDecide('mine')}>
          {t('sheet.keepMine')}
        </Button>
      </div>
    </div>
  )
}
