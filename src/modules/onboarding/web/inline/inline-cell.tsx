import { TextInput, UnstyledButton } from '@mantine/core'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { onEnter } from '#platform/web/enter-key/index.ts'
import classes from './inline.module.css'

interface InlineCellProps {
  /** What is edited, for those who don't see the table. */
  label: string
  /** The text that the field begins with. */
  value: string
  /** What is shown while nobody edits. */
  children: ReactNode
  /** Beside the button while nobody edits. */
  beside?: ReactNode
  isPending: boolean
  /** Why the text can't be taken; undefined where it can. */
  flawOf: (text: string) => string | undefined
  onSave: (text: string) => void
  inputMode?: 'text' | 'numeric'
}

/**
 * A cell that is edited where it stands: Enter or leaving saves, Escape brings back what was. Shown as a button until then, so
 * that the keyboard finds it.
 */
export function InlineCell(props: InlineCellProps) {
  const { label, value, children, beside, isPending, flawOf, onSave, inputMode = 'text' } = props
  const [isEditing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const returns = useRef(false)
  useEffect(() => {
    if (!isEditing && returns.current) button.current?.focus()
    returns.current = false
  }, [isEditing])
  const end = (isByKey: boolean) => {
    returns.current = isByKey
    setEditing(false)
  }
  if (isEditing)
    return <InlineField label={label} value={value} flawOf={flawOf} onSave={onSave} onEnd={end} inputMode={inputMode} />
  return (
    <>
      {beside}
      <UnstyledButton
        ref={button}
        className={classes.cell ?? ''}
        aria-label={label}
        data-pending={isPending}
        aria-disabled={isPending}
        onClick={() => !isPending && setEditing(true)}
      >
        {children}
      </UnstyledButton>
    </>
  )
}

type InlineFieldProps = Pick<InlineCellProps, 'label' | 'value' | 'flawOf' | 'onSave'> & {
  inputMode: 'text' | 'numeric'
  onEnd: (isByKey: boolean) => void
}

function InlineField({ label, value, flawOf, onSave, inputMode, onEnd }: InlineFieldProps) {
  const [text, setText] = useState(value)
  const [flaw, setFlaw] = useState<string>()
  const field: RefObject<HTMLInputElement | null> = useRef(null)
  const isOver = useRef(false)
  useEffect(() => field.current?.select(), [])
  const save = (isByKey: boolean) => {
    if (isOver.current) return
    const found = text === value ? undefined : flawOf(text)
    // Left with something unreadable in it, the field stays: nothing that was typed is lost.
    if (found !== undefined) return setFlaw(found)
    isOver.current = true
    if (text !== value) onSave(text)
    onEnd(isByKey)
  }
  const revert = () => {
    isOver.current = true
    onEnd(true)
  }
  return (
    <TextInput
      ref={field}
      size="xs"
      className={classes.field ?? ''}
      aria-label={label}
      inputMode={inputMode}
      value={text}
      error={flaw}
      autoFocus
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => save(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
          event.stopPropagation()
          revert()
        } else onEnter(() => save(true))(event)
      }}
    />
  )
}
