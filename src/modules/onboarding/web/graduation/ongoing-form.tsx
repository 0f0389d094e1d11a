import { Button, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { DateField, Form, useField, useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type OngoingHandoff, type OngoingHandoffInput, type ProjectPage, saveOngoingHandoff } from '../../contract.ts'
import classes from '../outcome/outcome.module.css'
import { type Decisions, Leftovers, leftoverKey } from './leftovers.tsx'

interface OngoingFormProps {
  project: ProjectPage
  handoff: OngoingHandoff
  close: () => void
}

const texts = ['review', 'cadence', 'expansionHints', 'internalNotes'] as const

/** Writes the handoff; what is still missing is shown afterwards, so that it can be written step by step. */
export function OngoingForm({ project, handoff, close }: OngoingFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [written, setWritten] = useState(handoff)
  const [goals, setGoals] = useState(handoff.nextGoals.join('\n'))
  const [decisions, setDecisions] = useState<Decisions>(
    () =>
      new Map(
        handoff.leftovers.flatMap((each) =>
          each.disposition === null ? [] : [[leftoverKey(each), each.disposition] as const],
        ),
      ),
  )
  const { mutate, isPending, error } = useEndpointMutation(saveOngoingHandoff)
  const version = useHeldVersion(handoff.version, error)
  const change = (changes: Partial<OngoingHandoff>) => setWritten({ ...written, ...changes })
  const save = () => {
    const { csmId, review, cadence, introducedOn, expansionHints, internalNotes } = written
    const nextGoals = goals.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
    const dispositions: OngoingHandoffInput['dispositions'] = handoff.leftovers.flatMap((each) => {
      const decision = decisions.get(leftoverKey(each))
      return decision ? [{ kind: each.kind, id: each.id, ...decision }] : []
    })
    const body = {
      csmId,
      review,
      cadence,
      nextGoals,
      introducedOn,
      expansionHints,
      internalNotes,
      dispositions,
      version,
    }
    const onSuccess = () => {
      notice.done(t('ongoing.saved'))
      close()
    }
    mutate({ params: { id: project.id }, body }, { onSuccess })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('platform:actions.save')} onCancel={close}>
      <Select
        label={t('ongoing.csm')}
        data={project.people.filter(({ kind }) => kind === 'user').map(({ id, name }) => ({ value: id, label: name }))}
        value={written.csmId}
        onChange={(csmId) => change({ csmId })}
      />
      <DateField
        path="introducedOn"
        label={t('ongoing.introducedOn')}
        value={written.introducedOn}
        onChange={(introducedOn) => change({ introducedOn })}
      />
      {texts.slice(0, 2).map((each) => (
        <LongText key={each} path={each} value={written[each]} onChange={(text) => change({ [each]: text })} />
      ))}
      <LongText path="nextGoals" value={goals} onChange={setGoals} />
      {texts.slice(2).map((each) => (
        <LongText key={each} path={each} value={written[each]} onChange={(text) => change({ [each]: text })} />
      ))}
      <p className={classes.subtitle}>{t('ongoing.leftovers')}</p>
      <p className={classes.small}>
        {handoff.leftovers.length === 0 ? t('ongoing.noLeftovers') : t('ongoing.leftoversNote')}
      </p>
      <Leftovers items={handoff.leftovers} decisions={decisions} onChange={setDecisions} />
      {handoff.leftovers.length > 0 && (
        <Button
          size="compact-sm"
          onClick={() =>
            setDecisions(
              new Map(
                handoff.leftovers.map((each) => [
                  leftoverKey(each),
                  decisions.get(leftoverKey(each)) ?? { action: 'carried', note: '' },
                ]),
              ),
            )
          }
        >
          {t('ongoing.carryAll')}
        </Button>
      )}
    </Form>
  )
}

interface LongTextProps {
  path: (typeof texts)[number] | 'nextGoals'
  value: string
  onChange: (text: string) => void
}

function LongText({ path, value, onChange }: LongTextProps) {
  const { t } = useMessages('onboarding')
  return (
    <Textarea
      {...useField(path)}
      label={t(`ongoing.${path}`)}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
