import { Button } from '@mantine/core'
import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { ProgressBar } from '#platform/web/status/index.ts'
import { type ProjectPage, recordEarlyWin } from '../../contract.ts'
import { useText } from '../text.ts'
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
          <Win key={win.key} projectId={project.id} win={win} isEditable={isEditable} />
        ))}
      </ul>
    </Section>
  )
}

interface WinProps {
  projectId: string
  win: ProjectPage['earlyWins']['items'][number]
  isEditable: boolean
}

function Win({ projectId, win, isEditable }: WinProps) {
  const { t } = useMessages('onboarding')
  const { date, today } = useFormats()
  const text = useText()
  const notice = useNotice()
  const { mutate, isPending } = useEndpointMutation(recordEarlyWin)
  const record = () =>
    mutate(
      { params: { id: projectId, key: win.key }, body: { reachedOn: today() } },
      {
        onSuccess: () => notice.done(t('wins.recorded', { name: text(win.name) })),
        onError: (thrown) => notice.failed(thrown),
      },
    )
  return (
    <li data-reached={win.reachedOn !== null}>
      {win.reachedOn === null ? (
        <IconCircleDashed size={16} role="img" aria-label={t('wins.open')} />
      ) : (
        <IconCircleCheckFilled size={16} role="img" aria-label={t('wins.reached')} />
      )}
      <span>
        {text(win.name)}
        {win.reachedOn !== null && (
          <span className={classes.small}>
            {t('wins.on', { date: date(win.reachedOn), source: t(`wins.source.${win.source ?? 'manual'}`) })}
          </span>
        )}
      </span>
      {win.reachedOn === null && isEditable && (
        <Button
          size="compact-xs"
          loading={isPending}
          onClick={record}
          aria-label={t('wins.recordOf', { name: text(win.name) })}
        >
          {t('wins.record')}
        </Button>
      )}
    </li>
  )
}
