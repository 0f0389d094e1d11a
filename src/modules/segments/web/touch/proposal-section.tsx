import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpointMutation, useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import {
  acceptTouchProposals,
  listTouchProposals,
  readTouchRules,
  reviewTouchModels,
  type TouchProposal,
} from '../../contract.ts'
import type { TouchRules } from '../../domain/touch-rules.ts'
import { useAttributes } from '../conditions/use-attributes.ts'
import { useTestWords } from '../conditions/use-test-words.ts'
import classes from './touch.module.css'

interface Review {
  fitting: number
  undecided: number
  overridden: number
  moves: { ruleKey: string; from: string | null; to: string; customers: number }[]
}

/** Whom another model would suit, by rule; accepted one by one or a rule at once. */
export function ProposalSection({ definition, review }: { definition: TouchRules; review: Review }) {
  const { t, language } = useMessages('segments')
  const { number } = useFormats()
  const [open, setOpen] = useState<string>()
  const rules = definition.rules.filter(({ key }) => review.moves.some(({ ruleKey }) => ruleKey === key))
  const note = t('touch.standing', {
    fitting: number(review.fitting),
    undecided: number(review.undecided),
    overridden: number(review.overridden),
  })
  return (
    <Section title={t('touch.proposals')} note={note} framed>
      {rules.length === 0 && <p className={classes.quiet}>{t('touch.noProposals')}</p>}
      <ul className={classes.list}>
        {rules.map(({ key, name }) => {
          const moves = review.moves.filter(({ ruleKey }) => ruleKey === key)
          const customers = moves.reduce((sum, each) => sum + each.customers, 0)
          return (
            <li key={key} className={classes.item}>
              <div className={classes.head}>
                <span className={classes.name}>{name[language]}</span>
                {moves.map(({ from, to, customers: some }) => (
                  <span key={`${from}`} className={classes.quiet}>
                    {t('touch.move', {
                      from: t(`touch.model.${from ?? 'none'}`),
                      to: t(`touch.model.${to}`),
                      count: some,
                    })}
                  </span>
                ))}
                <span className={classes.grow} />
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-expanded={open === key}
                  onClick={() => setOpen(open === key ? undefined : key)}
                >
                  {t('touch.show', { count: customers })}
                </Button>
              </div>
              {open === key && <Proposals ruleKey={key} customers={customers} />}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Proposals({ ruleKey, customers }: { ruleKey: string; customers: number }) {
  const { t } = useMessages('segments')
  const can = usePermissions()
  const notice = useNotice()
  const attributes = useAttributes()
  const words = useTestWords(attributes)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const list = useEndpointPages(listTouchProposals, { query: { ruleKey } })
  const accept = useEndpointMutation(acceptTouchProposals, {
    refreshes: [listTouchProposals, reviewTouchModels, readTouchRules, { ...reviewTouchModels, path: '/accounts' }],
  })
  const canAccept = can('segments.manage_touch_rules')
  const press = (body: { accountIds: string[] } | { ruleKey: string }) =>
    accept.mutate(
      { body },
      {
        onSuccess: ({ moved }) => {
          setChosen([])
          notice.done(t('touch.moved', { count: moved }))
        },
        onError: (thrown) => notice.failed(thrown),
      },
    )
  if (list.error) return <ProblemState thrown={list.error} onRetry={list.refetch} />
  if (!list.data) return <ListSkeleton rows={3} />
  const because = ({ known }: TouchProposal) =>
    Object.entries(known)
      .map(([key, value]) => t('sentence', { attribute: attributes.labelOf(key), test: words.known(key, value) }))
      .join(t('comma'))
  return (
    <div className={classes.proposals}>
      <ul className={classes.list}>
        {list.rows.map((row) => (
          <li key={row.accountId} className={classes.proposal}>
            {canAccept && (
              <Checkbox
                aria-label={row.name}
                checked={chosen.includes(row.accountId)}
                onChange={({ currentTarget: { checked } }) =>
                  setChosen(checked ? [...chosen, row.accountId] : chosen.filter((id) => id !== row.accountId))
                }
              />
            )}
            <PageLink to={`/accounts/${row.accountId}`}>{row.name}</PageLink>
            <span className={classes.quiet}>{because(row)}</span>
          </li>
        ))}
      </ul>
      <div className={classes.head}>
        {list.hasNextPage && (
          <Button size="compact-sm" variant="subtle" loading={list.isFetching} onClick={() => list.fetchNextPage()}>
            {t('touch.more')}
          </Button>
        )}
        {canAccept && (
          <>
            <Button
              size="compact-sm"
              variant="default"
              disabled={chosen.length === 0}
              loading={accept.isPending}
              onClick={() => press({ accountIds: [...chosen] })}
            >
              {t('touch.acceptChosen', { count: chosen.length })}
            </Button>
            <Button size="compact-sm" variant="default" loading={accept.isPending} onClick={() => press({ ruleKey })}>
              {t('touch.acceptAll', { count: Math.min(customers, 1_000) })}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
