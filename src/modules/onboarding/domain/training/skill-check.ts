/** Share of right answers from which the check is passed. */
export const passMark = 0.8

export interface Question {
  id: string
  text: string
  choices: readonly string[]
  /** Which of the choices is right, from 0. */
  right: number
}

export interface Grade {
  correct: number
  asked: number
  share: number
  hasPassed: boolean
}

/** Grades an attempt; what was left out is wrong. `answers` are choices by the question's id. Needs a question at least. */
export function gradeOf(questions: readonly Question[], answers: Readonly<Record<string, number>>): Grade {
  const asked = questions.length
  const correct = questions.filter(({ id, right }) => Object.hasOwn(answers, id) && answers[id] === right).length
  return { correct, asked, share: correct / asked, hasPassed: correct * 100 >= asked * passMark * 100 }
}
