import type { PortalProject } from '#modules/onboarding/contract.ts'
import type { PortalProjectView } from '../../contract.ts'
import { forCustomers, saidToCustomers } from '../../domain/customer-register.ts'

/** The project in the words that customers are addressed with. */
export function describeProject(project: PortalProject, productName: string): PortalProjectView {
  const named = (text: string) => text.replaceAll('{{product.name}}', productName)
  const { exam } = project
  return {
    ...project,
    stages: project.stages.map((stage) => ({ ...stage, name: forCustomers(stage.name) })),
    tasks: project.tasks.map((task) => ({
      ...task,
      name: forCustomers(task.name),
      doneWhen: forCustomers(task.doneWhen),
      chunks: task.chunks.map((chunk) => ({ ...chunk, name: forCustomers(chunk.name) })),
    })),
    criteria: project.criteria.map((criterion) => ({ ...criterion, text: forCustomers(criterion.text) })),
    roadmap: project.roadmap.map((stage) => ({
      ...stage,
      name: forCustomers(stage.name),
      value: forCustomers(stage.value),
      evidence: forCustomers(stage.evidence),
    })),
    meetings: project.meetings.map((meeting) => ({
      ...meeting,
      agenda: meeting.agenda.map(({ minutes, topic, note }) => ({
        minutes,
        topic: saidToCustomers(topic),
        note: saidToCustomers(note),
      })),
    })),
    exam: exam && { ...exam, question: { ja: named(exam.question.ja), en: named(exam.question.en) } },
  }
}
