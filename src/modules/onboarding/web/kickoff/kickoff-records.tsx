import { Textarea } from '@mantine/core'
import { Fragment } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useDraft } from '#platform/web/form/index.ts'
import { FactList, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type ProjectPage, saveKickoff } from '../../contract.ts'
import { kickoffRecordKeys } from '../../domain/outcome/kickoff-gate.ts'
import { Agenda } from './agenda.tsx'
import { CustomerAnswer } from './customer-answer.tsx'

interface KickoffRecordsProps {
  project: ProjectPage
  isEditable: boolean
}

/** The five agreed records (those that the program does not ask for may stay empty), written down during the meeting; minutes are those of the meeting itself. */
export function KickoffRecords({ project, isEditable }: KickoffRecordsProps) {
  const { t } = useMessages('onboarding')
  const { kickoff } = project
  if (!isEditable) {
    const facts = kickoffRecordKeys.map((key) => ({ label: t(`kickoff.record.${key}`), value: kickoff.records[key] }))
    return (
      <Section title={t('kickoff.records')} framed>
        <FactList
          facts={kickoff.minutes ? [...facts, { label: t('kickoff.minutes'), value: kickoff.minutes }] : facts}
        />
      </Section>
    )
  }
  return (
    <>
      <RecordsForm project={project} />
      <Agenda minutes={kickoff.meetingMinutes} />
    </>
  )
}

function RecordsForm({ project }: { project: ProjectPage }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const { kickoff } = project
  const { mutate, isPending, error } = useEndpointMutation(saveKickoff)
  const draft = useDraft({ version: kickoff.version, value: kickoff.records }, error)
  const records = draft.value
  const save = () =>
    mutate(
      { params: { id: project.id }, body: { records, version: draft.version } },
      {
        onSuccess: ({ version }) => {
          draft.settle(version)
          notice.done(t('project.saved'))
        },
      },
    )
  return (
    <Section title={t('kickoff.records')} note={t('kickoff.recordsNote')} framed>
      <Form onSubmit={save} error={error} isPending={isPending}>
        {kickoffRecordKeys.map((key, index) => (
          <Fragment key={key}>
            <Textarea
              label={t(kickoff.askedRecords.includes(key) ? 'kickoff.numbered' : 'kickoff.numberedOptional', {
                number: index + 1,
                name: t(`kickoff.record.${key}`),
              })}
              description={t(`kickoff.hint.${key}`)}
              autosize
              minRows={2}
              value={records[key]}
              onChange={(event) => draft.setValue({ ...records, [key]: event.currentTarget.value })}
            />
            {key === 'ideal_state' && (
              <CustomerAnswer
                accountId={project.account.id}
                record={records[key]}
                onUse={(words) =>
                  draft.setValue({ ...records, [key]: [records[key].trim(), words].filter(Boolean).join('\n') })
                }
              />
            )}
          </Fragment>
        ))}
      </Form>
    </Section>
  )
}
