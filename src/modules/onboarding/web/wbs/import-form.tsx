import { Button } from '@mantine/core'
import { useState } from 'react'
import { isChangedMeanwhile, useEndpointMutation } from '#platform/web/api/index.ts'
import { FileDrop } from '#platform/web/file-drop/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { importWbs, listProjects, listReplanProposals, previewWbsImport, type WbsComparison } from '../../contract.ts'
import { inEditOrder } from '../../domain/wbs/edit-order.ts'
import { useUndo } from '../edits/use-undo.ts'
import change from '../plan/change.module.css'
import { PlanChangeView, usePlanPreview } from '../plan/plan-change.tsx'
import type { ProjectFormProps } from '../project/form-props.ts'
import { DifferenceTable } from './difference-table.tsx'
import { ProblemList } from './problem-list.tsx'

/** A sheet that came back: first what it would change and what nobody understood, then the change. */
export function ImportForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [file, setFile] = useState<File>()
  const reading = useEndpointMutation(previewWbsImport, { refreshes: [] })
  const look = (chosen: File) => {
    setFile(chosen)
    reading.mutate({ params: { id: project.id }, file: chosen }, { onError: notice.failed })
  }
  const take = ([chosen]: readonly File[]) => {
    if (chosen) look(chosen)
  }
  return (
    <div className={change.form}>
      <p className={change.hint}>{t('wbs.import.hint')}</p>
      <FileDrop label={t('wbs.import.choose')} maxMegabytes={5} isPending={reading.isPending} onFiles={take} />
      {reading.data && file && (
        <Comparison
          key={`${file.name} ${reading.submittedAt}`}
          project={project}
          comparison={reading.data}
          close={close}
          again={() => look(file)}
        />
      )}
    </div>
  )
}

interface ComparisonProps extends ProjectFormProps {
  comparison: WbsComparison
  again: () => void
}

function Comparison({ project, comparison, close, again }: ComparisonProps) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const undo = useUndo(project)
  const { items, problems, sheetId, version } = comparison
  const [wanted, setWanted] = useState(
    () => new Set(items.filter(({ isConflict }) => !isConflict).map(({ key }) => key)),
  )
  const chosen = items.filter(({ key }) => wanted.has(key))
  const edits = inEditOrder(chosen.flatMap((item) => item.edits))
  const preview = usePlanPreview(project, edits)
  const { mutate, isPending, error } = useEndpointMutation(importWbs, {
    refreshes: [listProjects, listReplanProposals],
  })
  const conflicts = items.filter(({ isConflict }) => isConflict).length
  if (items.length === 0)
    return (
      <>
        <p role="status" className={change.effect}>
          {t('wbs.import.nothing')}
        </p>
        <ProblemList problems={problems} />
      </>
    )
  const apply = () => {
    if (chosen.length === 0 || preview.data === undefined || preview.isPlaceholderData) return
    const sent = chosen.map(({ key, kind, taskId, file, edits: own }) => ({ key, kind, taskId, file, edits: own }))
    mutate(
      { params: { id: project.id }, body: { version, sheetId, items: sent } },
      {
        onSuccess: ({ changeId }) => {
          notice.done(t('wbs.import.done', { count: chosen.length }), undo(changeId))
          close()
        },
      },
    )
  }
  return (
    <Form
      onSubmit={apply}
      error={error}
      isPending={isPending || preview.isAwaited}
      submitLabel={t('wbs.import.take', { count: chosen.length })}
      onCancel={close}
    >
      <p role="status" className={change.effect} data-level={conflicts > 0 ? 'watch' : undefined}>
        {t('wbs.import.found', { count: items.length })}
        {conflicts > 0 && ` ${t('wbs.import.conflicts', { count: conflicts })}`}
        {problems.length > 0 && ` ${t('wbs.import.problems', { count: problems.length })}`}
      </p>
      {error && isChangedMeanwhile(error) && (
        <Button variant="default" onClick={again}>
          {t('wbs.import.again')}
        </Button>
      )}
      <DifferenceTable items={items} wanted={wanted} onWanted={setWanted} />
      <ProblemList problems={problems} />
      <PlanChangeView change={preview.data} error={preview.error} isWanted={edits.length > 0} />
    </Form>
  )
}
