import { ActionIcon, Button, Radio } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { newId } from '#platform/kernel/ids.ts'
import { TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Course } from '../../../contract.ts'
import { TextArea } from '../../advice/advice-dialog.tsx'
import matters from '../../waiting/matters.module.css'
import classes from './courses.module.css'

type Question = Course['questions'][number]

interface QuestionsFieldProps {
  value: readonly Question[]
  onChange: (value: Question[]) => void
}

const mostQuestions = 30
const mostChoices = 6

/** The questions of a check in their order, each with its choices and the one that is right. */
export function QuestionsField({ value, onChange }: QuestionsFieldProps) {
  const { t } = useMessages('onboarding')
  const swap = (index: number, other: number) => {
    const [one, two] = [value[index], value[other]]
    if (one && two) onChange(value.with(index, two).with(other, one))
  }
  return (
    <section className={classes.questions} aria-label={t('training.courses.questions')}>
      <h3 className={classes.heading}>{t('training.courses.questions')}</h3>
      <p className={matters.small}>{t('training.courses.questionsHint')}</p>
      {value.map((question, index) => (
        <fieldset key={question.id} className={classes.question}>
          <legend className={classes.legend}>{t('training.courses.question', { number: index + 1 })}</legend>
          <div className={classes.tools}>
            <ActionIcon
              aria-label={t('training.courses.up', { number: index + 1 })}
              disabled={index === 0}
              onClick={() => swap(index, index - 1)}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              aria-label={t('training.courses.down', { number: index + 1 })}
              disabled={index === value.length - 1}
              onClick={() => swap(index, index + 1)}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
            <ActionIcon
              aria-label={t('training.courses.remove', { number: index + 1 })}
              onClick={() => onChange(value.toSpliced(index, 1))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </div>
          <QuestionFields
            path={`questions.${index}`}
            question={question}
            onChange={(next) => onChange(value.with(index, next))}
          />
        </fieldset>
      ))}
      {value.length < mostQuestions && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange([...value, { id: newId(), text: '', choices: ['', '', ''], right: 0 }])}
          >
            {t('training.courses.addQuestion')}
          </Button>
        </div>
      )}
    </section>
  )
}

interface QuestionFieldsProps {
  path: string
  question: Question
  onChange: (question: Question) => void
}

function QuestionFields({ path, question, onChange }: QuestionFieldsProps) {
  const { t } = useMessages('onboarding')
  const { text, choices, right } = question
  const remove = (place: number) =>
    onChange({
      ...question,
      choices: choices.toSpliced(place, 1),
      right: right > place ? right - 1 : right,
    })
  return (
    <>
      <TextArea
        path={`${path}.text`}
        label={t('training.courses.questionText')}
        value={text}
        onChange={(next) => onChange({ ...question, text: next })}
      />
      <Radio.Group
        label={t('training.courses.choices')}
        value={String(right)}
        onChange={(next) => onChange({ ...question, right: Number(next) })}
      >
        {choices.map((choice, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place; attempts name it by that
          <div key={place} className={classes.choice}>
            <Radio value={String(place)} aria-label={t('training.courses.right', { number: place + 1 })} />
            <TextField
              path={`${path}.choices.${place}`}
              label={t('training.courses.choice', { number: place + 1 })}
              className={classes.choiceText ?? ''}
              value={choice}
              onChange={(next) => onChange({ ...question, choices: choices.with(place, next) })}
            />
            {choices.length > 2 && (
              <ActionIcon
                aria-label={t('training.courses.removeChoice', { number: place + 1 })}
                // Another is marked right first: no choice becomes right by itself.
                disabled={place === right}
                onClick={() => remove(place)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </div>
        ))}
      </Radio.Group>
      {choices.length < mostChoices && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange({ ...question, choices: [...choices, ''] })}
          >
            {t('training.courses.addChoice')}
          </Button>
        </div>
      )}
    </>
  )
}
