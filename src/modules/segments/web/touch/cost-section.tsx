import { useState } from 'react'
import { Form, NumberField } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ScrollRegion, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { costOf, type ModelFigures, type TouchRules } from '../../domain/touch-rules.ts'
import classes from './touch.module.css'

interface CostSectionProps {
  definition: TouchRules
  models: readonly ModelFigures[]
  canEdit: boolean
  isPending: boolean
  onSave: (definition: TouchRules) => void
}

/** What customers of each model cost a month, by assumptions that can be changed. */
export function CostSection({ definition, models, canEdit, isPending, onSave }: CostSectionProps) {
  const { t } = useMessages('segments')
  const { number, money, percent } = useFormats()
  const [draft, setDraft] = useState(definition)
  const { currency } = definition
  const rows = models.map((figures) => costOf(figures, draft))
  const sum = rows.reduce((total, { hours, cost }) => ({ hours: total.hours + hours, cost: total.cost + cost }), {
    hours: 0,
    cost: 0,
  })
  const setHours = (touchModel: keyof TouchRules['hoursPerMonth']) => (hours: number | null) =>
    setDraft({ ...draft, hoursPerMonth: { ...draft.hoursPerMonth, [touchModel]: hours ?? 0 } })
  return (
    <Section title={t('touch.costs')} note={t('touch.costNote')} framed>
      <ScrollRegion label={t('touch.costs')} className={classes.scroller}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('touch.column.model')}</th>
              <th scope="col">{t('touch.column.customers')}</th>
              <th scope="col">{t('touch.column.hours')}</th>
              <th scope="col">{t('touch.column.cost')}</th>
              <th scope="col">{t('touch.column.share')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ touchModel, customers, hours, cost, shareOfArr }) => (
              <tr key={touchModel}>
                <th scope="row">{t(`touch.model.${touchModel}`)}</th>
                <td>{number(customers)}</td>
                <td>{number(hours)}</td>
                <td>{money({ amountMinor: cost, currency })}</td>
                <td>{shareOfArr === null ? '—' : percent(shareOfArr)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('touch.column.sum')}</th>
              <td>{number(rows.reduce((total, { customers }) => total + customers, 0))}</td>
              <td>{number(sum.hours)}</td>
              <td>{money({ amountMinor: sum.cost, currency })}</td>
              <td />
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
      {canEdit && (
        <Form onSubmit={() => onSave(draft)} isPending={isPending} submitLabel={t('touch.saveCosts')}>
          <div className={classes.fields}>
            {rows.map(({ touchModel }) => (
              <NumberField
                key={touchModel}
                path={`definition.hoursPerMonth.${touchModel}`}
                label={t('touch.hoursOf', { model: t(`touch.model.${touchModel}`) })}
                value={draft.hoursPerMonth[touchModel]}
                onChange={setHours(touchModel)}
                unit={t('unitName.hours')}
              />
            ))}
            <NumberField
              path="definition.hourlyCost"
              label={t('touch.hourlyCost')}
              value={draft.hourlyCost}
              onChange={(hourlyCost) => setDraft({ ...draft, hourlyCost: hourlyCost ?? 0 })}
              unit={currency}
            />
          </div>
        </Form>
      )}
    </Section>
  )
}
