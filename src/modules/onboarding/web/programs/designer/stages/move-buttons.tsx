import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from '../designer.module.css'

interface MoveButtonsProps {
  name: string
  isFirst: boolean
  isLast: boolean
  onMove: (by: 1 | -1) => void
}

export function MoveButtons({ name, isFirst, isLast, onMove }: MoveButtonsProps) {
  const { t } = useMessages('onboarding')
  const move = (by: 1 | -1) => (event: MouseEvent<HTMLButtonElement>) => {
    onMove(by)
    keepFocus(event.currentTarget)
  }
  return (
    <span className={classes.moves}>
      <ActionIcon variant="subtle" aria-label={t('designer.up', { name })} disabled={isFirst} onClick={move(-1)}>
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={t('designer.down', { name })} disabled={isLast} onClick={move(1)}>
        <IconArrowDown size={16} />
      </ActionIcon>
    </span>
  )
}

/** An element loses the focus when its row is put elsewhere, or when it is disabled at the end of the way. */
export function keepFocus(element: HTMLButtonElement): void {
  requestAnimationFrame(() => {
    const other = element.parentElement?.querySelector<HTMLButtonElement>('button:not(:disabled)')
    const target = element.disabled ? other : element
    target?.focus()
  })
}
