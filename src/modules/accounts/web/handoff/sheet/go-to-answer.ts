import type { SyntheticEvent } from 'react'
import { answerId } from '../answers/question.ts'

/** Takes the reader to a question and puts the cursor into its first input. */
export function goToAnswer(event: SyntheticEvent, key: string): void {
  const field = document.getElementById(answerId(key))
  if (!field) return
  event.preventDefault()
  field.scrollIntoView({ block: 'center' })
  field.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true })
}
