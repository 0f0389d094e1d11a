export { DateField } from './date-field.tsx'
export { Form, useField } from './form.tsx'
export { NumberField } from './number-field.tsx'
export { ChoiceField, TextField } from './text-field.tsx'
