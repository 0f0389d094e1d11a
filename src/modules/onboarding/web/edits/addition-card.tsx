import { Alert, Button } from '@mantine/core'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { applyAdditions, dismissAdditions, type ProjectPage, readAdditions } from '../../contract.ts'
import { daySpan } from '../days.ts'
import { AgreedDate, ValueEffect } from '../plan/value-effect.tsx'
import sheet from '../task/sheet.module.css'
import { useText } from '../text.ts'
import { useUndo } from './use-undo.ts'

/** The customer's answers ask for work that the plan does not have yet: added here by a person, or done without. */
export function AdditionCard({ project }: { project: ProjectPage }) {
  const { t, language } = useMessages('onboarding')
  const { date } = useFormats()
  const text = useText()
  const notice = useNotice()
  const undoOf = useUndo(project)
  const { data } = useEndpoint(readAdditions, { params: { id: project.id } })
  const apply = useEndpointMutation(applyAdditions)
  const dismiss = useEndpointMutation(dismissAdditions)
  if (!data?.change) return null
  const { keys, change } = data
  const seen = { params: { id: project.id }, body: { version: change.version, keys } }
  const add = () =>
    apply.mutate(seen, {
      onSuccess: ({ added, changeId }) => notice.done(t('additions.done', { count: added.length }), undoOf(changeId)),
      onError: notice.failed,
    })
  const leave = () =>
    dismiss.mutate(seen, { onSuccess: () => notice.done(t('additions.dismissed')), onError: notice.failed })
  return (
    <Alert color="yellow" title={t('additions.card', { count: keys.length })}>
      <ul className={sheet.additions}>
        {change.added.map(({ name, to }, index) => (
          <li key={keys[index] ?? name.en}>
            {text(name)} <span>{daySpan(date(to.startOn), date(to.dueOn), language)}</span>
          </li>
        ))}
      </ul>
      <ValueEffect change={change} />
      <AgreedDate agreed={change.agreed} />
      <div className={sheet.edits}>
        <Button size="compact-sm" loading={apply.isPending} disabled={dismiss.isPending} onClick={add}>
          {t('additions.apply')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={dismiss.isPending}
          disabled={apply.isPending}
          onClick={leave}
        >
          {t('additions.dismiss')}
        </Button>
      </div>
    </Alert>
  )
}
