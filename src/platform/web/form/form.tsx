import { Alert, Button } from '@mantine/core'
import { createContext, type FormEvent, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useMessages } from '../messages/index.ts'
import { formProblemOf } from './field-errors.ts'
import classes from './form.module.css'

interface FormContextValue {
  errors: ReadonlyMap<string, string>
  register: (path: string) => () => void
}

const FormContext = createContext<FormContextValue>({ errors: new Map(), register: () => () => undefined })

interface FormProps {
  onSubmit: () => void
  /** The mutation's error: its fields go to the inputs of the same name, the rest above the buttons. */
  error?: unknown
  isPending?: boolean
  submitLabel?: string
  onCancel?: () => void
  children: ReactNode
}

/** A form with its buttons. Submits once, never by an Enter that confirms a conversion (the page's guard sees to it). */
export function Form({ onSubmit, error, isPending = false, submitLabel, onCancel, children }: FormProps) {
  const { t } = useMessages('platform')
  const form = useRef<HTMLFormElement>(null)
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set())
  const { fields, summary } = useMemo(() => formProblemOf(error, known), [error, known])
  const context = useMemo(
    () => ({
      errors: fields,
      register: (path: string) => {
        setKnown((paths) => new Set([...paths, path]))
        return () => setKnown((paths) => new Set([...paths].filter((each) => each !== path)))
      },
    }),
    [fields],
  )
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!isPending) onSubmit()
  }
  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      <FormContext value={context}>{children}</FormContext>
      {summary && (
        <Alert color="red" role="alert" title={summary.title || t(`problem.${summary.kind}.title`)}>
          {summary.detail ?? (summary.title ? undefined : t(`problem.${summary.kind}.detail`))}
        </Alert>
      )}
      <div className={classes.buttons}>
        {onCancel && <Button onClick={onCancel}>{t('actions.cancel')}</Button>}
        <Button type="submit" variant="filled" loading={isPending}>
          {submitLabel ?? t('actions.save')}
        </Button>
      </div>
    </form>
  )
}

/** Spread on any input of a form: `<TextInput {...useField('name')} label=… />`. Its path is the contract's. */
export function useField(path: string): { name: string; error: string | undefined } {
  const { errors, register } = useContext(FormContext)
  const latestRegister = useRef(register)
  useEffect(() => latestRegister.current(path), [path])
  return { name: path, error: errors.get(path) }
}
