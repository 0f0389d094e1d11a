import { Button, CopyButton } from '@mantine/core'
import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { ProgressBar } from '#platform/web/status/index.ts'
import { type ProjectPage, withdrawEarlyWin } from '../../contract.ts'
import { filledWith } from '../../domain/words/early-win-words.ts'
import { useText } from '../text.ts'
import { Finding } from '../usage/finding.tsx'
import { useWatch } from '../usage/use-watches.ts'
import { EarlyWinForm } from './early-win-form.tsx'
import classes from './outcome.module.css'
import type { OutcomePartProps } from './value-section.tsx'

/** Small successes on the way to the first value. */
export function EarlyWins({ project, isEditable }: OutcomePartProps) {
  const { t } = useMessages('onboarding')
  const { progress, items } = project.earlyWins
  return (
    <Section title={t('wins.title')} note={t('wins.note')} framed>
      <ProgressBar label={t('wins.title')} percent={progress * 100} />
      <ul className={classes.wins}>
        {items.map((win) => (
          <Win key={win.key} project={project} win={win} isEditable={isEditable} />
        ))}
      </ul>
    </Section>
  )
}

interface WinProps {
  project: ProjectPage
  win: ProjectPage['earlyWins']['items'][number]
  isEditable: boolean
}

function Win({ project, win, isEditable }: WinProps) {
  const { t } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const [isOpen, setIsOpen] = useState(false)
  const watch = useWatch(project.id, 'win', win.key)
  const isReached = win.reachedOn !== null
  return (
    <li data-reached={isReached}>
      {isReached ? (
        <IconCircleCheckFilled size={16} role="img" aria-label={t('wins.reached')} />
      ) : (
        <IconCircleDashed size={16} role="img" aria-label={t('wins.open')} />
      )}
      <div className={classes.win}>
        {text(win.name)}
        {win.reachedOn !== null && (
          <span className={classes.small}>
            {t('wins.on', { date: date(win.reachedOn), source: t(`wins.source.${win.source ?? 'manual'}`) })}
          </span>
        )}
        {win.quote !== '' && <span className={classes.small}>{t('wins.quoted', { quote: win.quote })}</span>}
        {win.note !== '' && <span className={classes.small}>{win.note}</span>}
        {watch && <Finding project={project} watch={watch} name={text(win.name)} isEditable={isEditable} />}
      </div>
      {isReached && <TeamLine project={project} win={win} />}
      {isReached && isEditable && <Withdraw project={project} win={win} />}
      {!isReached && isEditable && (
        <Button
          size="compact-xs"
          onClick={() => setIsOpen(true)}
          aria-label={t('wins.recordOf', { name: text(win.name) })}
        >
          {t('wins.record')}
        </Button>
      )}
      {isOpen && <EarlyWinForm projectId={project.id} win={win} close={() => setIsOpen(false)} />}
    </li>
  )
}

/** The line about it for our own team's chat. */
function TeamLine({ project, win }: Pick<WinProps, 'project' | 'win'>) {
  const { t } = useMessages('onboarding')
  const { number } = useFormats()
  const text = useText()
  const words = {
    'customer.name': project.account.name,
    n: win.count === null ? undefined : number(win.count),
    quote: win.quote,
  }
  const line =
    filledWith(text(win.teamMessage), words) ?? t('wins.teamLine', { name: project.account.name, win: text(win.name) })
  return (
    <CopyButton value={line}>
      {({ copied, copy }) => (
        <Button size="compact-xs" variant="subtle" onClick={copy}>
          {t(copied ? 'wins.copied' : 'wins.copy')}
        </Button>
      )}
    </CopyButton>
  )
}

function Withdraw({ project, win }: Pick<WinProps, 'project' | 'win'>) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(withdrawEarlyWin)
  const withdraw = () =>
    mutate(
      { params: { id: project.id, key: win.key } },
      { onSuccess: () => notice.done(t('wins.withdrawn', { name: text(win.name) })), onError: notice.failed },
    )
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      loading={isPending}
      onClick={withdraw}
      aria-label={t('wins.withdrawOf', { name: text(win.name) })}
    >
      {t('wins.withdraw')}
    </Button>
  )
}
