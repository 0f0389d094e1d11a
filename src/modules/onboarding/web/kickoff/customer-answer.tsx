import { Button } from '@mantine/core'
import { readCustomerWords } from '#modules/accounts/contract.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './kickoff.module.css'

interface CustomerAnswerProps {
  accountId: string
  /** What the record holds so far. */
  record: string
  onUse: (words: string) => void
}

/** Under the record of the ideal state: what the customer answered before the meeting, to be taken over word for word. */
export function CustomerAnswer({ accountId, record, onUse }: CustomerAnswerProps) {
  const { t } = useMessages('onboarding')
  const { data } = useEndpoint(readCustomerWords, { params: { id: accountId } })
  if (!data) return null
  const { ideal } = data
  return (
    <div className={classes.answer}>
      {ideal === '' ? (
        <p>{t('kickoff.answer.none')}</p>
      ) : (
        <>
          <p>{t('kickoff.answer.title')}</p>
          <blockquote>{ideal}</blockquote>
        </>
      )}
      <div className={classes.answerActions}>
        {ideal !== '' && !record.includes(ideal) && (
          <Button size="compact-sm" onClick={() => onUse(ideal)}>
            {t('kickoff.answer.use')}
          </Button>
        )}
        <PageLink to={`/accounts/${accountId}/hearing`}>{t('kickoff.answer.open')}</PageLink>
      </div>
    </div>
  )
}
