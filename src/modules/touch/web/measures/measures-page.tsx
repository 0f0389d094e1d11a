import { Button, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useHeldVersion } from '#platform/web/form/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { readMeasures, saveMeasures } from '../../contract.ts'
import type { Catalogue, Measure } from '../../domain/measure.ts'
import { freeKey } from '../free-key.ts'
import classes from '../touch.module.css'
import { TouchTags } from '../touch-tags.tsx'
import { MeasureForm } from './measure-form.tsx'

/** The catalogue of what can be done for customers, by touch model. */
export function MeasuresPage() {
  const { t, language } = useMessages('touch')
  const can = usePermissions()
  const [open, setOpen] = useState<string>()
  const { data, error, refetch } = useEndpoint(readMeasures, {})
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  const { measures } = data.definition
  const canEdit = can('touch.manage')
  return (
    <Page>
      <PageHeader
        title={t('measures.title')}
        answer={t('measures.answer', { count: measures.length })}
        parent={{ label: t('settings'), to: '/settings' }}
        actions={
          canEdit && (
            <Button variant="filled" leftSection={<IconPlus size={16} />} onClick={() => setOpen('')}>
              {t('measures.add')}
            </Button>
          )
        }
      />
      <Section title={t('measures.list')} note={t('versionNow', { version: data.version })}>
        <ul className={classes.list}>
          {measures.map((measure) => (
            <li key={measure.key} className={classes.item}>
              <div className={classes.head}>
                <span className={classes.name}>{measure.name[language]}</span>
                <TouchTags of={measure.touchModels} />
                <span className={classes.grow} />
                {canEdit && (
                  <Button size="compact-sm" variant="default" onClick={() => setOpen(measure.key)}>
                    {t('edit', { name: measure.name[language] })}
                  </Button>
                )}
              </div>
              <p className={classes.quiet}>{measure.about[language]}</p>
              <p className={classes.quiet}>
                {t('measures.work', {
                  days: measure.days,
                  minutes: measure.effortMinutes,
                  side: t(`side.${measure.side}`),
                })}
                {measure.when !== undefined && ` · ${t('measures.conditional')}`}
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Modal
        opened={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={open === '' ? t('measures.add') : t('measures.editTitle')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {open !== undefined && <Editing openKey={open} current={data} close={() => setOpen(undefined)} />}
      </Modal>
    </Page>
  )
}

interface EditingProps {
  openKey: string
  current: { version: number; definition: Catalogue }
  close: () => void
}

function Editing({ openKey, current, close }: EditingProps) {
  const { t } = useMessages('touch')
  const notice = useNotice()
  const save = useEndpointMutation(saveMeasures)
  const version = useHeldVersion(current.version, save.error)
  const { measures } = current.definition
  const [fresh] = useState(() => blankMeasure(measures))
  const known = measures.find(({ key }) => key === openKey)
  const index = known ? measures.indexOf(known) : measures.length
  const write = (next: Measure[]) =>
    save.mutate(
      { body: { version, definition: { measures: next } } },
      {
        onSuccess: () => {
          notice.done(t('saved'))
          close()
        },
      },
    )
  return (
    <MeasureForm
      measure={known ?? fresh}
      path={`definition.measures.${index}`}
      error={save.error}
      isPending={save.isPending}
      onSave={(measure) => write(known ? measures.with(index, measure) : [...measures, measure])}
      onRemove={known && measures.length > 1 ? () => write(measures.toSpliced(index, 1)) : undefined}
      close={close}
    />
  )
}

function blankMeasure(measures: readonly Measure[]): Measure {
  const empty = { ja: '', en: '' }
  return {
    key: freeKey('measure', measures),
    name: empty,
    about: empty,
    touchModels: ['high'],
    side: 'vendor',
    days: 5,
    effortMinutes: 60,
    doneWhen: empty,
    visibility: 'internal',
  }
}
