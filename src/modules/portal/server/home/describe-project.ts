import type { PortalProject } from '#modules/onboarding/contract.ts'
import type { PortalProjectView } from '../../contract.ts'
import type { AccessLevel } from '../../domain/access-level.ts'
import { askedOf } from '../../domain/asked.ts'
import { forCustomers, saidToCustomers } from '../../domain/customer-register.ts'

/** With the moments at which something was put to the customer, which only changes are told by. */
type DescribedProject = PortalProjectView & Pick<PortalProject, 'asked'>

/** The project in the words that customers are addressed with, for one of its people or for nobody in particular. */
export function describeProject(
  project: PortalProject,
  productName: string,
  reader?: { stakeholderId: string | undefined; level: AccessLevel },
): DescribedProject {
  const named = (text: string) => text.replaceAll('{{product.name}}', productName)
  const { exam } = project
  return {
    ...project,
    asked: reader ? askedOf(reader.level, project.asked) : project.asked,
    stages: project.stages.map((stage) => ({ ...stage, name: forCustomers(stage.name) })),
    tasks: project.tasks.map((task) => ({
      ...task,
      owner: task.owner && {
        name: task.owner.name,
        isOurs: task.owner.stakeholderId === null,
        isMine: task.owner.stakeholderId !== null && task.owner.stakeholderId === reader?.stakeholderId,
      },
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
