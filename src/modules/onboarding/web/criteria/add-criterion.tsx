import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { Form, useField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { addCriterion } from '../../contract.ts'
import { criterionCategories } from '../../domain/outcome/graduation.ts'
import classes from '../outcome/outcome.module.css'

export function AddCriterion({ projectId }: { projectId: string }) {
  const { t } = useMessages('onboarding')
  const [isOpen, setOpen] = useState(false)
  return isOpen ? (
    <AddCriterionForm projectId={projectId} close={() => setOpen(false)} />
  ) : (
    <div>
      <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={() => setOpen(true)}>
        {t('criteria.add')}
      </Button>
    </div>
  )
}

function AddCriterionForm({ projectId, close }: { projectId: string; close: () => void }) {
  const { t } = useMessages('onboarding')
  const [text, setText] = useState('')
  const [category, setCategory] = useState<string>('outcome')
  const [isMust, setMust] = useState(true)
  const { mutate, isPending, error } = useEndpointMutation(addCriterion)
  const save = () => {
    const body = { text, isMust, category: criterionCategories.find((each) => each === category) ?? 'outcome' }
    mutate({ params: { id: projectId }, body }, { onSuccess: close })
  }
  return (
    <Form onSubmit={save} error={error} isPending={isPending} submitLabel={t('criteria.add')} onCancel={close}>
      <p className={classes.small}>{t('criteria.addNote')}</p>
      <CriterionText value={text} onChange={setText} />
      <Select
        label={t('criteria.categoryLabel')}
        data={criterionCategories.map((each) => ({ value: each, label: t(`criteria.category.${each}`) }))}
        value={category}
        allowDeselect={false}
        onChange={(next) => setCategory(next ?? category)}
      />
      <Checkbox
        label={t('criteria.must')}
        checked={isMust}
        onChange={(event) => setMust(event.currentTarget.checked)}
      />
    </Form>
  )
}

function CriterionText({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useMessages('onboarding')
  return (
    <TextInput
      {...useField('text')}
      label={t('criteria.text')}
      placeholder={t('criteria.textExample')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
