import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import { type StatusLevel, StatusMark, Tag } from '#platform/web/status/index.ts'
import type { ProjectPage } from '../../contract.ts'
import type { criterionStates } from '../../domain/outcome/graduation.ts'
import { SubjectFiles } from '../files/subject-files.tsx'
import classes from '../outcome/outcome.module.css'
import { useText } from '../text.ts'
import { CriterionEditor } from './criterion-editor.tsx'
import { useTermsLine } from './terms.ts'

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
  const termsLine = useTermsLine()
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
      <p className={classes.evidence}>
        {t('criteria.judgedBy', {
          methods: criterion.verifiedBy.map((each) => t(`criteria.method.${each}`)).join(t('criteria.methodJoin')),
          terms: termsLine(criterion),
        })}
        {criterion.awaitsUsage && criterion.state === 'unknown' && ` ${t('criteria.awaitsUsage')}`}
      </p>
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
