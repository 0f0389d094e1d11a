import { randomInt } from 'node:crypto'

/** Room for what comes within one millisecond. The migration's partitions count with the same figure. */
const perMillisecond = 1_048_576n

/** A new number of a batch: grows with the moment it was received, and differs between processes. */
export const newBatchNumber = (receivedAt: number): string =>
  (BigInt(receivedAt) * perMillisecond + BigInt(randomInt(1_048_576))).toString()
