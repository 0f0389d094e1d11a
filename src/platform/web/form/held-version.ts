import { useState } from 'react'
import { isChangedMeanwhile } from '../api/index.ts'

/**
 * The version that a form saves against: of the moment it was opened, however often the page behind it is read again, so
 * that what a colleague changed meanwhile meets a conflict and is not overwritten unseen. Once the conflict has been told
 * it is the `current` one: to press again is to replace.
 *
 * @param error the error of the mutation that saves
 * @param own versions that other parts of the same page have just made themselves; they surprise nobody
 */
export function useHeldVersion(current: number, error: unknown, own?: ReadonlySet<number>): number {
  const [held, setHeld] = useState(current)
  let next = isChangedMeanwhile(error) ? current : held
  while (own?.has(next + 1)) next += 1
  if (next !== held) setHeld(next)
  return next
}
