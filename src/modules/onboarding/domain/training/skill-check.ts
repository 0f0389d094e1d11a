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

/**
 * Grades an attempt; what was left out is wrong. `answers` are choices by the question's id, `passPercent` the share of right
 * ones from which it is passed. Needs a question at least.
 */
export function gradeOf(
  { questions, passPercent }: { questions: readonly Question[]; passPercent: number },
  answers: Readonly<Record<string, number>>,
): Grade {
  const asked = questions.length
  const correct = questions.filter(({ id, right }) => Object.hasOwn(answers, id) && answers[id] === right).length
  return { correct, asked, share: correct / asked, hasPassed: correct * 100 >= asked * passPercent }
}

/** Whether two spellings are one name: full and half width, case and spaces apart. Two people of one name can't be told apart. */
export const sameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other)

const nameKey = (name: string) => name.normalize('NFKC').replace(/\s/g, '').toLowerCase()
