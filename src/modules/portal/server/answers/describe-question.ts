import { forCustomers } from '../../domain/customer-register.ts'

/** The question in the words that customers are addressed with. */
export function describeQuestion<Question extends { taskName: { ja: string; en: string } }>(
  question: Question,
): Question {
  return { ...question, taskName: forCustomers(question.taskName) }
}
