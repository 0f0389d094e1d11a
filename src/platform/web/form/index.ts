import formParts from './form-part.module.css'

export { DateField } from './date-field.tsx'
export { useDraft } from './draft.ts'
export { Form, useField } from './form.tsx'
export { useHeldVersion } from './held-version.ts'
export { NumberField } from './number-field.tsx'
export { ChoiceField, TextField } from './text-field.tsx'
export { formParts }
