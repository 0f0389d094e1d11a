import { useState } from 'react'
import { isChangedMeanwhile } from '../api/index.ts'

interface Saved<Value> {
  version: number
  value: Value
}

/**
 * What a form edits that always stands open. While nothing is changed in it, it follows what is saved; from the first
 * change on it stays with what is typed, and a colleague's save is met as a conflict (after which pressing again replaces).
 *
 * @param error the error of the mutation that saves
 */
export function useDraft<Value>(current: Saved<Value>, error: unknown) {
  const [base, setBase] = useState(current)
  const [value, setValue] = useState(current.value)
  const isChanged = value !== base.value
  if (current.version > base.version && (!isChanged || isChangedMeanwhile(error))) {
    setBase(current)
    if (!isChanged) setValue(current.value)
  }
  return {
    value,
    setValue,
    isChanged,
    /** Against which to save. */
    version: base.version,
    /** To be called with the version that a save made of what was typed when it was sent. */
    settle: (version: number) => setBase({ version, value }),
  }
}
