/** What every kind of answer's input is given. */
export interface InputProps {
  value: unknown
  onChange: (value: unknown) => void
  /** The element that names the input. */
  labelledBy: string
}
