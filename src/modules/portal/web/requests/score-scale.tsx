import { Input } from '@mantine/core'
import { useId } from 'react'
import { useField } from '#platform/web/form/index.ts'
import classes from './requests.module.css'

interface ScoreScaleProps {
  /** Of the score in the form. */
  path: string
  label: string
  scores: readonly number[]
  value: number | undefined
  onChange: (score: number) => void
  /** What the ends of the scale mean. */
  low: string
  high: string
}

/** A question answered by one number of a few, in a row; says when none was chosen. */
export function ScoreScale({ path, label, scores, value, onChange, low, high }: ScoreScaleProps) {
  const id = useId()
  const { error } = useField(path)
  const isWrong = error !== undefined
  return (
    <div>
      <p id={id}>{label}</p>
      <fieldset className={classes.scores} aria-labelledby={id} {...(isWrong && { 'aria-describedby': `${id}-error` })}>
        {scores.map((score) => (
          <label key={score} className={classes.score}>
            <input
              type="radio"
              name={id}
              checked={value === score}
              aria-invalid={isWrong}
              onChange={() => onChange(score)}
            />
            {score}
          </label>
        ))}
      </fieldset>
      <div className={classes.ends}>
        <span>{low}</span>
        <span>{high}</span>
      </div>
      {isWrong && <Input.Error id={`${id}-error`}>{error}</Input.Error>}
    </div>
  )
}
