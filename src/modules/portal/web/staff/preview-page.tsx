import { Select, Switch } from '@mantine/core'
import { z } from 'zod'
import { listStakeholders } from '#modules/accounts/contract.ts'
import { personName } from '#platform/kernel/japanese-text.ts'
import { useAddressState, usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import {
  type PortalHome,
  previewPortal,
  previewPortalMatters,
  previewPortalPapers,
  previewPortalTrainings,
} from '../../contract.ts'
import { accessLevels } from '../../domain/access-level.ts'
import { Home } from '../home/home.tsx'
import classes from './staff.module.css'

const address = z.object({
  person: z.uuid().optional().catch(undefined),
  level: z.enum(accessLevels).optional().catch(undefined),
  /** What an executive reads behind the one screen. */
  all: z.boolean().optional().catch(undefined),
})

/** The customer's page as one of its people sees it, with nothing to press. Looking at it is no visit. */
export function PreviewPage() {
  const { t } = useMessages('portal')
  const { accountId } = usePageParams(z.object({ accountId: z.uuid() }))
  const [{ person, level, all }] = useAddressState(address)
  const params = { id: accountId }
  const query = { stakeholderId: person, level }
  const home = useEndpoint(previewPortal, { params, query }, { keepsPrevious: true })
  const matters = useEndpoint(previewPortalMatters, { params })
  const trainings = useEndpoint(
    previewPortalTrainings,
    { params, query: { stakeholderId: person } },
    { keepsPrevious: true },
  )
  const papers = useEndpoint(previewPortalPapers, { params })
  const failed = [home, matters, papers, trainings].find(({ error }) => error !== null)
  if (failed) return <ProblemState thrown={failed.error} onRetry={failed.refetch} />
  if (!home.data || !matters.data || !papers.data || !trainings.data) return <PageSkeleton />
  const { data } = home
  return (
    <Page>
      <PageHeader
        title={t('preview.title')}
        answer={t('preview.answer')}
        parent={{ label: data.customerName, to: `/accounts/${accountId}` }}
      />
      <AsWhom accountId={accountId} home={data} />
      <div className={classes.preview}>
        <p className={classes.previewMark}>
          {t('preview.as', { name: data.visitor.name, level: t(`levels.name.${data.visitor.level}`) })}
        </p>
        <Home
          key={`${data.visitor.level} ${data.visitor.name}`}
          home={data}
          preview={{
            matters: matters.data,
            papers: papers.data,
            trainings: trainings.data,
            showsAll: all === true,
          }}
        />
      </div>
    </Page>
  )
}

function AsWhom({ accountId, home }: { accountId: string; home: PortalHome }) {
  const { t, language } = useMessages('portal')
  const [{ person, all }, change] = useAddressState(address)
  const { data } = useEndpoint(listStakeholders, { params: { id: accountId } })
  const people = (data?.items ?? []).filter((one) => one.isActive)
  return (
    <div className={classes.asWhom}>
      <Select
        label={t('preview.person')}
        placeholder={home.visitor.name}
        data={people.map((one) => ({
          value: one.id,
          label: personName(language, { family: one.familyName, given: one.givenName }),
        }))}
        value={person ?? null}
        onChange={(id) => change({ person: id ?? undefined, level: undefined })}
      />
      <Select
        label={t('levels.label')}
        data={accessLevels.map((each) => ({ value: each, label: t(`levels.name.${each}`) }))}
        value={home.visitor.level}
        allowDeselect={false}
        onChange={(value) => change({ level: accessLevels.find((each) => each === value) })}
      />
      {home.visitor.level === 'executive' && (
        <Switch
          label={t('preview.all')}
          checked={all === true}
          onChange={(event) => change({ all: event.currentTarget.checked || undefined })}
        />
      )}
    </div>
  )
}
