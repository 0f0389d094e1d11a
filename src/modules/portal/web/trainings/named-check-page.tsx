import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { newId } from '#platform/kernel/ids.ts'
import { asProblem, useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, TextField } from '#platform/web/form/index.ts'
import { PageSkeleton } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { openSkillCheck, takeNamedSkillCheck } from '../../contract.ts'
import { ClosedDoor, NoticePage } from '../entrance/notice-page.tsx'
import classes from '../requests/requests.module.css'
import { answersOf, type Chosen, isWhole, Questions } from './questions.tsx'

/** The token behind the #, where no server and no log sees it. */
const tokenOf = (address: string) => /^#([\w-]{20,200})$/.exec(address)?.[1]

/** Behind the link that a company shares with its end users: a name, the questions, and the result at once. */
export function NamedCheckPage() {
  const [token] = useState(() => tokenOf(window.location.hash))
  return token === undefined ? <ClosedDoor /> : <NamedCheck token={token} />
}

function NamedCheck({ token }: { token: string }) {
  const { t, language } = useMessages('portal')
  const [clientId, setClientId] = useState(newId)
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<Chosen>({})
  const { mutate: open, data: check, error: refused } = useEndpointMutation(openSkillCheck, { refreshes: [] })
  const taking = useEndpointMutation(takeNamedSkillCheck, { refreshes: [] })
  useEffect(() => open({ body: { token } }), [open, token])
  if (refused)
    return (
      <NoticePage title={t('door.broken')}>
        <p>{asProblem(refused).title || t('door.closedHint')}</p>
      </NoticePage>
    )
  if (!check) return <PageSkeleton />
  const { questions, passPercent } = check
  const title = t('training.named.title', { name: check.name[language] })
  if (questions.length === 0)
    return (
      <NoticePage title={title}>
        <p>{t('training.named.noQuestions')}</p>
      </NoticePage>
    )
  if (taking.data) {
    const { hasPassed, correct, asked } = taking.data
    return (
      <NoticePage title={title}>
        <p role="status">
          {t(hasPassed ? 'training.check.passed' : 'training.check.failed', { correct, asked, percent: passPercent })}
        </p>
        {!hasPassed && (
          <Button size="lg" className={classes.big} onClick={taking.reset}>
            {t('training.named.another')}
          </Button>
        )}
      </NoticePage>
    )
  }
  const send = () => {
    if (!isWhole(questions, chosen)) return
    const body = { token, clientId, name, answers: answersOf(chosen) }
    taking.mutate({ body }, { onSuccess: () => setClientId(newId()) })
  }
  return (
    <NoticePage title={title}>
      <p>{t('training.named.text', { count: questions.length, percent: passPercent })}</p>
      <Form
        onSubmit={send}
        error={taking.error}
        isPending={taking.isPending}
        submitLabel={t('training.check.send')}
        required={{ name }}
      >
        <TextField
          path="name"
          label={t('training.named.name')}
          description={t('training.named.nameHint')}
          autoComplete="name"
          maxLength={200}
          value={name}
          onChange={setName}
        />
        <Questions questions={questions} chosen={chosen} onChange={setChosen} />
        {!isWhole(questions, chosen) && <p className={classes.hint}>{t('training.check.all')}</p>}
      </Form>
    </NoticePage>
  )
}
