import { Button } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { confirmUsageFinding, lookAgainAtUsage, type ProjectPage, type UsageWatch } from '../../contract.ts'
import { RuleForm } from './rule-form.tsx'
import classes from './usage.module.css'
import { useRuleWords } from './use-rule-words.ts'

interface FindingProps {
  project: ProjectPage
  watch: UsageWatch
  /** What it is about, for the dialog and for those who hear the page. */
  name: string
  isEditable: boolean
}

/** What usage says of a win or a task: by which rule, and when it was found, by whom; with what a person may do about it. */
export function Finding({ project, watch, name, isEditable }: FindingProps) {
  const { t } = useMessages('onboarding')
  const words = useRuleWords()
  const [isOpen, setIsOpen] = useState(false)
  const { rule, isOff, found, standing } = watch
  const isSettled = found === null && standing === 'settled'
  return (
    <div className={classes.finding}>
      {found !== null && <Found project={project} watch={watch} name={name} isEditable={isEditable} />}
      {found === null && !isSettled && (
        <p>
          {isOff && t('usage.off')}
          {!isOff && (rule === null ? t('usage.noRule') : t('usage.watching', { rule: words(rule) }))}
        </p>
      )}
      {isEditable && !isSettled && found === null && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => setIsOpen(true)}
          aria-label={t('usage.changeOf', { name })}
        >
          {t('usage.change')}
        </Button>
      )}
      {isOpen && <RuleForm projectId={project.id} watch={watch} name={name} close={() => setIsOpen(false)} />}
    </div>
  )
}

function Found({ project, watch, name, isEditable }: FindingProps) {
  const { t } = useMessages('onboarding')
  const { date, number } = useFormats()
  const words = useRuleWords()
  const { found, standing } = watch
  if (found === null) return null
  const values = { date: date(found.on), rule: words(found.by), count: number(found.count) }
  const people = found.people.join(t('project.comma'))
  return (
    <>
      <p>
        {t(standing === 'found' ? 'usage.found' : 'usage.takenBack', values)}
        {people !== '' && t('usage.by', { people })}
      </p>
      <PageLink to={`/accounts/${project.account.id}`}>{t('usage.see')}</PageLink>
      {standing === 'found' && found.seenBy === null && isEditable && (
        <Act project={project} watch={watch} name={name} kind="seen" />
      )}
      {standing === 'found' && found.seenBy !== null && <p>{t('usage.seenBy', { name: found.seenBy })}</p>}
      {standing === 'settled' && isEditable && <Act project={project} watch={watch} name={name} kind="again" />}
    </>
  )
}

interface ActProps {
  project: ProjectPage
  watch: UsageWatch
  name: string
  kind: 'seen' | 'again'
}

function Act({ project, watch: { subject, key }, name, kind }: ActProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(kind === 'seen' ? confirmUsageFinding : lookAgainAtUsage)
  const act = () =>
    mutate(
      { params: { id: project.id, subject, key } },
      { onSuccess: () => notice.done(t(`usage.${kind}Done`, { name })), onError: notice.failed },
    )
  return (
    <Button size="compact-xs" loading={isPending} onClick={act} aria-label={t(`usage.${kind}Of`, { name })}>
      {t(`usage.${kind}`)}
    </Button>
  )
}
