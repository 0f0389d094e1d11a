import { Autocomplete, Textarea } from '@mantine/core'
import { useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectPage } from '../../contract.ts'

interface Commitment {
  sponsorName: string
  sponsorWords: string
}

interface SponsorFieldsProps {
  project: ProjectPage
  value: Commitment
  onChange: (value: Commitment) => void
}

/** Who on the customer's side stands by the new round, and in which words. */
export function SponsorFields({ project, value, onChange }: SponsorFieldsProps) {
  const { t } = useMessages('onboarding')
  const people = project.people.filter((each) => each.kind === 'stakeholder').map((each) => each.name)
  return (
    <>
      <Autocomplete
        {...useField('sponsorName')}
        label={t('rekickoff.sponsorName')}
        data={[...new Set(people)]}
        value={value.sponsorName}
        onChange={(sponsorName) => onChange({ ...value, sponsorName })}
      />
      <Textarea
        {...useField('sponsorWords')}
        label={t('rekickoff.sponsorWords')}
        description={t('rekickoff.sponsorWordsHint')}
        autosize
        minRows={2}
        value={value.sponsorWords}
        onChange={(event) => onChange({ ...value, sponsorWords: event.currentTarget.value })}
      />
    </>
  )
}
