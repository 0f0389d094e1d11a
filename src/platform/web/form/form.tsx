import { Alert, Button } from '@mantine/core'
import { createContext, type FormEvent, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { isChangedMeanwhile } from '../api/index.ts'
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
  /** What has to be filled before anything is sent, by the path of its input. */
  required?: Readonly<Record<string, unknown>>
  onCancel?: () => void
  children: ReactNode
}

const nothingRequired: Readonly<Record<string, unknown>> = {}
const isEmpty = (value: unknown) => value === undefined || value === null || value === ''

/** A form with its buttons. Submits once, never by an Enter that confirms a conversion (the page's guard sees to it). */
export function Form(props: FormProps) {
  const { onSubmit, error, isPending = false, submitLabel, required = nothingRequired, onCancel, children } = props
  const { t } = useMessages('platform')
  const form = useRef<HTMLFormElement>(null)
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set())
  const { fields, summary } = useMemo(() => formProblemOf(error, known), [error, known])
  const [emptyPresses, setEmptyPresses] = useState(0)
  const missing = Object.keys(required).filter((path) => isEmpty(required[path]))
  const missingPaths = emptyPresses > 0 ? missing.join(' ') : ''
  const context = useMemo(
    () => ({
      errors: new Map([
        ...fields,
        ...missingPaths.split(' ').map((path): [string, string] => [path, t('form.required')]),
      ]),
      register: (path: string) => {
        setKnown((paths) => new Set([...paths, path]))
        return () => setKnown((paths) => new Set([...paths].filter((each) => each !== path)))
      },
    }),
    [fields, missingPaths, t],
  )
  useEffect(() => {
    if (error || emptyPresses > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error, emptyPresses])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const unreadable = form.current?.querySelector<HTMLElement>('[data-unreadable="true"]')
    if (unreadable) unreadable.focus()
    else if (missing.length > 0) setEmptyPresses(emptyPresses + 1)
    else if (!isPending) onSubmit()
  }
  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      <FormContext value={context}>{children}</FormContext>
      {summary && (
        <Alert
          color="red"
          role="alert"
          title={
            isChangedMeanwhile(error)
              ? t('problem.conflict.title')
              : summary.title || t(`problem.${summary.kind}.title`)
          }
        >
          {isChangedMeanwhile(error)
            ? t('form.changedMeanwhile')
            : (summary.detail ?? (summary.title ? undefined : t(`problem.${summary.kind}.detail`)))}
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
