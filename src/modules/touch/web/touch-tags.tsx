import { Checkbox } from '@mantine/core'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { type TouchModel, touchModels } from '../domain/measure.ts'
import classes from './touch.module.css'

/** The touch models that something is made for. */
export function TouchTags({ of }: { of: readonly TouchModel[] }) {
  const { t } = useMessages('touch')
  return touchModels.filter((each) => of.includes(each)).map((each) => <Tag key={each}>{t(`model.${each}`)}</Tag>)
}

interface TouchFieldProps {
  value: readonly TouchModel[]
  onChange: (value: TouchModel[]) => void
}

export function TouchField({ value, onChange }: TouchFieldProps) {
  const { t } = useMessages('touch')
  return (
    <Checkbox.Group
      label={t('fitsModels')}
      value={[...value]}
      onChange={(next) => onChange(touchModels.filter((each) => next.includes(each)))}
      error={value.length === 0 && t('chooseOne')}
    >
      <div className={classes.head}>
        {touchModels.map((each) => (
          <Checkbox key={each} value={each} label={t(`model.${each}`)} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
