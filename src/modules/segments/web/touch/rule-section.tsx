import { ActionIcon, Button, Modal } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { maxRules, type TouchRule, type TouchRules } from '../../domain/touch-rules.ts'
import { ConditionReading } from '../conditions/condition-reading.tsx'
import { RuleForm } from './rule-form.tsx'
import classes from './touch.module.css'

interface RuleSectionProps {
  definition: TouchRules
  canEdit: boolean
  error: unknown
  isPending: boolean
  onSave: (definition: TouchRules, done?: () => void) => void
}

/** The rules in their order: the first that a customer meets counts. */
export function RuleSection({ definition, canEdit, error, isPending, onSave }: RuleSectionProps) {
  const { t, language } = useMessages('segments')
  const [open, setOpen] = useState<number>()
  const { rules } = definition
  const write = (next: TouchRule[], done?: () => void) => onSave({ ...definition, rules: next }, done)
  const swap = (index: number, by: 1 | -1) => {
    const [one, other] = [rules[index], rules[index + by]]
    if (one && other) write(rules.with(index, other).with(index + by, one))
  }
  const close = () => setOpen(undefined)
  return (
    <Section
      title={t('touch.rules')}
      note={t('touch.rulesNote')}
      framed
      actions={
        canEdit &&
        rules.length < maxRules && (
          <Button size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => setOpen(rules.length)}>
            {t('touch.addRule')}
          </Button>
        )
      }
    >
      <ol className={classes.list}>
        {rules.map((rule, index) => {
          const name = rule.name[language]
          return (
            <li key={rule.key} className={classes.item}>
              <div className={classes.head}>
                <span className={classes.name}>{t('touch.ruleNumber', { number: index + 1, name })}</span>
                <Tag>{t(`touch.model.${rule.touchModel}`)}</Tag>
                <span className={classes.grow} />
                {canEdit && (
                  <>
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('touch.up', { name })}
                      disabled={index === 0 || isPending}
                      onClick={() => swap(index, -1)}
                    >
                      <IconArrowUp size={16} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('touch.down', { name })}
                      disabled={index === rules.length - 1 || isPending}
                      onClick={() => swap(index, 1)}
                    >
                      <IconArrowDown size={16} />
                    </ActionIcon>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t('touch.editRule', { name })}
                      onClick={() => setOpen(index)}
                    >
                      {t('edit')}
                    </Button>
                  </>
                )}
              </div>
              <ConditionReading condition={rule.condition} />
            </li>
          )
        })}
      </ol>
      <Modal
        opened={open !== undefined}
        onClose={close}
        title={t(open === rules.length ? 'touch.addRule' : 'touch.rule')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {open !== undefined && (
          <RuleForm
            rule={rules[open] ?? blankRule(rules)}
            path={`definition.rules.${open}`}
            error={error}
            isPending={isPending}
            onSave={(rule) => write(open < rules.length ? rules.with(open, rule) : [...rules, rule], close)}
            onRemove={open < rules.length ? () => write(rules.toSpliced(open, 1), close) : undefined}
            onCancel={close}
          />
        )}
      </Modal>
    </Section>
  )
}

function blankRule(rules: readonly TouchRule[]): TouchRule {
  let number = rules.length + 1
  while (rules.some(({ key }) => key === `rule_${number}`)) number += 1
  return { key: `rule_${number}`, name: { ja: '', en: '' }, touchModel: 'high', condition: { match: 'all', of: [] } }
}
