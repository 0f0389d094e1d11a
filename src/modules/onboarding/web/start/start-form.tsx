import { useState } from 'react'
import { useGo } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { DetailColumns, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useSession } from '#platform/web/session/index.ts'
import { type GoalInput, type ProgramSummary, type ProjectInput, readProgram, startProject } from '../../contract.ts'
import { emptyGoal, isBlankGoal } from '../goals/goal-draft.ts'
import { GoalList } from '../goals/goal-list.tsx'
import { SimilarCustomers } from '../similar/similar-customers.tsx'
import { TypicalDurations } from '../similar/typical-durations.tsx'
import { AccountChoice } from './account-choice.tsx'
import { type StartDates, useChosenAccount, useStartAddress, useSuggestion } from './choices.ts'
import { DatesStep } from './dates-step.tsx'
import { PlanPreview } from './plan-preview.tsx'
import { ProgramCards } from './program-cards.tsx'
import classes from './start.module.css'

export function StartForm({ programs }: { programs: readonly ProgramSummary[] }) {
  const { t } = useMessages('onboarding')
  const go = useGo()
  const [{ account: accountId }] = useStartAddress()
  const { program, setProgram } = useProgramChoice(programs, accountId)
  const { dates, setDates } = useDates(accountId)
  const { goals, setGoals } = useGoals(program)
  const { mutate, isPending, error } = useEndpointMutation(startProject)
  const input = inputOf(accountId, program, dates, goals)
  const start = () => {
    if (input !== undefined)
      mutate({ body: input }, { onSuccess: ({ id }) => go(`/onboarding/${id}`, { view: 'kickoff' }) })
  }
  return (
    <DetailColumns
      side={
        <>
          <PlanPreview input={input} startOn={dates.contractStartOn} missing={missing()} />
          {accountId !== undefined && program !== undefined && (
            <TypicalDurations programKey={program} accountId={accountId} />
          )}
          {accountId !== undefined && <SimilarCustomers accountId={accountId} />}
        </>
      }
    >
      <Form onSubmit={start} error={error} isPending={isPending} submitLabel={t('start.create')}>
        <div className={classes.steps}>
          <Section title={t('start.step.account')}>
            <AccountChoice />
          </Section>
          <Section title={t('start.step.program')}>
            <ProgramCards programs={programs} value={program} accountId={accountId} onChange={setProgram} />
          </Section>
          <Section title={t('start.step.dates')} note={t('start.datesNote')}>
            <DatesStep dates={dates} onChange={setDates} />
          </Section>
          <Section title={t('start.step.goals')} note={t('start.goalsNote')}>
            <GoalList goals={goals} onChange={setGoals} deadline={dates.valueOn} accountId={accountId} />
          </Section>
        </div>
      </Form>
    </DetailColumns>
  )

  function missing(): string | undefined {
    if (accountId === undefined) return t('start.missing.account')
    if (program === undefined) return t('start.missing.program')
    return dates.contractStartOn === null ? t('start.missing.contractStartOn') : undefined
  }
}

/** The program named by the address, else the one that suits the customer. */
function useProgramChoice(programs: readonly ProgramSummary[], accountId: string | undefined) {
  const [{ program: chosen }, change] = useStartAddress()
  const suggestion = useSuggestion(accountId)
  const program = [chosen, suggestion?.suggestedKey].find((key) => programs.some((each) => each.key === key))
  return { program: program ?? undefined, setProgram: (key: string) => change({ program: key }) }
}

/** The goals written so far; until then those that the program proposes, in the reader's language. */
function useGoals(programKey: string | undefined) {
  const { language } = useMessages('onboarding')
  const { data } = useEndpoint(
    readProgram,
    { params: { key: programKey ?? '' }, query: {} },
    { enabled: programKey !== undefined },
  )
  const [own, setGoals] = useState<readonly GoalInput[]>()
  const proposed = (data?.goals ?? []).map(
    (goal): GoalInput => ({
      ...emptyGoal,
      useCase: goal.useCase[language],
      problem: goal.problem[language],
      metric: goal.metric[language],
      unit: goal.unit[language],
      requiredEvidence: goal.requiredEvidence[language],
      direction: goal.direction,
      isMust: goal.isMust,
    }),
  )
  return { goals: own ?? (proposed.length > 0 ? proposed : [emptyGoal]), setGoals }
}

/** The days chosen so far; until then the contract starts when the customer's facts say, or today. */
function useDates(accountId: string | undefined) {
  const { today } = useFormats()
  const { user } = useSession()
  const account = useChosenAccount(accountId)
  const [changes, setChanges] = useState<Partial<StartDates>>({})
  const dates: StartDates = {
    contractStartOn: account?.contractStartOn ?? today(),
    kickoffOn: null,
    valueOn: null,
    ownerId: account?.ownerId ?? user.id,
    ...changes,
  }
  return { dates, setDates: (next: Partial<StartDates>) => setChanges({ ...changes, ...next }) }
}

function inputOf(
  accountId: string | undefined,
  programKey: string | undefined,
  { contractStartOn, kickoffOn, valueOn, ownerId }: StartDates,
  goals: readonly GoalInput[],
): ProjectInput | undefined {
  if (accountId === undefined || programKey === undefined || contractStartOn === null) return undefined
  return {
    accountId,
    programKey,
    contractStartOn,
    ...(kickoffOn === null ? {} : { kickoffOn }),
    ...(valueOn === null ? {} : { valueOn }),
    ownerId,
    goals: goals.filter((goal) => !isBlankGoal(goal)),
  }
}
