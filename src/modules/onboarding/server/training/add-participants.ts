import { listStakeholders } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import type { Training } from '../../contract.ts'
import { sameName } from '../../domain/training/skill-check.ts'
import { keyOf } from '../projects/project-tables.ts'
import { touchProject } from '../projects/require-project.ts'
import { describeTraining } from './describe-trainings.ts'
import { lockTraining, participantsOf, type TrainingTarget } from './require-training.ts'
import { adoptParticipants, insertParticipants, updateTraining } from './training-queries.ts'
import type { TrainingRecord } from './training-tables.ts'

export interface NewPerson {
  stakeholderId?: string | null
  name: string
  email: string | null
}

interface NewParticipants {
  version: number
  stakeholderIds: readonly string[]
  people: readonly NewPerson[]
}

/** Asks people to a training, each once. Throws as `lockTraining`, invalid `onboarding.no_such_person`. */
export async function addParticipants(
  context: Context,
  target: TrainingTarget,
  input: NewParticipants,
): Promise<Training> {
  const { project, training } = await lockTraining(context, target, input.version)
  const known = (await listStakeholders(context, project.account_id)).filter(({ isActive }) => isActive)
  const stakeholders = known.filter(({ id }) => input.stakeholderIds.includes(id))
  if (stakeholders.length !== new Set(input.stakeholderIds).size)
    throw invalid('onboarding.no_such_person', {}, [{ path: 'stakeholderIds', code: 'onboarding.no_such_person' }])
  await writeParticipants(context, training, 'staff', [
    ...stakeholders.map(({ id, familyName, givenName, email }) => ({
      stakeholderId: id,
      name: personName(context.locale, { family: familyName, given: givenName }),
      email,
    })),
    // Somebody named by the address of a stakeholder is that stakeholder, who then finds the training on their page.
    ...input.people.map((person) => ({
      ...person,
      stakeholderId:
        known.find(({ email }) => email !== null && email.toLowerCase() === person.email?.toLowerCase())?.id ?? null,
    })),
  ])
  await updateTraining(context.transaction, training)
  await touchProject(context, project)
  return describeTraining(context, project, training.training_id)
}

/**
 * Writes those who are not in it yet: known by stakeholder, by address, else by their name. Who had only given its own name
 * through the check's link is asked from now on; a stakeholder is never taken for such a one, as a name is no proof. Returns
 * the new ones.
 */
export async function writeParticipants(
  context: Context,
  training: TrainingRecord,
  source: 'staff' | 'import',
  people: readonly NewPerson[],
): Promise<string[]> {
  const marks = (person: { stakeholderId: string | null | undefined; name: string; email: string | null }) => [
    ...(person.stakeholderId ? [`stakeholder:${person.stakeholderId}`] : []),
    person.email === null ? `name:${person.name}` : `email:${person.email.toLowerCase()}`,
  ]
  const existing = await participantsOf(context, training)
  const asked = existing.filter((row) => row.source !== 'portal')
  const selfNamed = existing.filter((row) => row.source === 'portal')
  const adopted: { participant_id: string; email: string | null }[] = []
  const taken = new Set(asked.flatMap((row) => marks({ ...row, stakeholderId: row.stakeholder_id })))
  const rows = people.flatMap(({ stakeholderId = null, name, email }) => {
    const own = marks({ stakeholderId, name, email })
    if (own.some((mark) => taken.has(mark))) return []
    for (const mark of own) taken.add(mark)
    const isOpen = (id: string) => !adopted.some(({ participant_id }) => participant_id === id)
    const self = selfNamed.find((row) => isOpen(row.participant_id) && sameName(row.name, name))
    if (self && stakeholderId === null) {
      adopted.push({ participant_id: self.participant_id, email: email ?? self.email })
      return []
    }
    return [
      {
        ...keyOf(training),
        training_id: training.training_id,
        participant_id: newId(context.clock.now()),
        stakeholder_id: stakeholderId,
        name,
        email,
        has_attended: null,
        completed_on: null,
        source,
      },
    ]
  })
  await adoptParticipants(context.transaction, training, source, adopted)
  await insertParticipants(context.transaction, rows)
  return rows.map(({ participant_id }) => participant_id)
}
