import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { useHeldVersion } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { type StatusLevel, StatusMark, Tag } from '#platform/web/status/index.ts'
import { changeCriterion, type ProjectPage, removeCriterion } from '../../contract.ts'
import { criterionStates } from '../../domain/outcome/graduation.ts'
import { SubjectFiles } from '../files/subject-files.tsx'
import classes from '../outcome/outcome.module.css'
import { useText } from '../text.ts'

const levels: Record<(typeof criterionStates)[number], StatusLevel> = {
  met: 'good',
  unmet: 'watch',
  unknown: 'unknown',
}

interface CriterionItemProps {
  projectId: string
  criterion: ProjectPage['criteria']['items'][number]
  isEditable: boolean
}

/** One criterion: what it says, whether it is met and what proves it. */
export function CriterionItem({ projectId, criterion, isEditable }: CriterionItemProps) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const [isEditing, setEditing] = useState(false)
  return (
    <li className={classes.criterion}>
      <div className={classes.criterionHead}>
        <StatusMark level={levels[criterion.state]} label={t(`criteria.state.${criterion.state}`)} />
        <span className={classes.criterionText}>{text(criterion.text)}</span>
        <Tag>{t(`criteria.category.${criterion.category}`)}</Tag>
        {!criterion.isMust && <Tag>{t('criteria.optional')}</Tag>}
        {isEditable && !isEditing && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => setEditing(true)}
            aria-label={t('criteria.editOf', { name: text(criterion.text) })}
          >
            {t('platform:actions.edit')}
          </Button>
        )}
      </div>
      <SubjectFiles
        projectId={projectId}
        subject="criterion"
        subjectId={criterion.id}
        canWrite={isEditable && isEditing}
      />
      {isEditing ? (
        <CriterionEditor projectId={projectId} criterion={criterion} close={() => setEditing(false)} />
      ) : (
        criterion.evidence !== '' && (
          <p className={classes.evidence}>{t('criteria.evidenceLine', { evidence: criterion.evidence })}</p>
        )
      )}
    </li>
  )
}

function CriterionEditor({
  projectId,
  criterion,
  close,
}: Omit<CriterionItemProps, 'isEditable'> & { close: () => void }) {
  const { t } = useMessages('onboarding')
  const notice = useNotice()
  const [state, setState] = useState<string>(criterion.state)
  const [evidence, setEvidence] = useState(criterion.evidence)
  const change = useEndpointMutation(changeCriterion)
  const remove = useEndpointMutation(removeCriterion)
  const version = useHeldVersion(criterion.version, change.error)
  const params = { id: projectId, criterionId: criterion.id }
  const onError = (thrown: unknown) => notice.failed(thrown)
  const save = () =>
    change.mutate(
      {
        params,
        body: {
          version,
          evidence,
          state: criterionStates.find((each) => each === state) ?? 'unknown',
        },
      },
      { onSuccess: close, onError },
    )
  return (
    <div className={classes.criterionEditor}>
      <SegmentedControl
        aria-label={t('criteria.stateLabel')}
        data={criterionStates.map((each) => ({ value: each, label: t(`criteria.state.${each}`) }))}
        value={state}
        onChange={setState}
      />
      <Textarea
        label={t('criteria.evidence')}
        description={t('criteria.evidenceHint')}
        autosize
        minRows={2}
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
      <div className={classes.criterionActions}>
        <Button size="compact-sm" variant="light" loading={change.isPending} onClick={save}>
          {t('platform:actions.save')}
        </Button>
        <Button size="compact-sm" onClick={close}>
          {t('platform:actions.cancel')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          loading={remove.isPending}
          onClick={() => remove.mutate({ params }, { onError })}
        >
          {t('criteria.remove')}
        </Button>
      </div>
    </div>
  )
}
