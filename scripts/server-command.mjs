import { join } from 'node:path'
import { root } from './processes.mjs'

/**
 * What Node is given to run the server. By itself Node lets a small heap grow to four times what is in use before it
 * clears it, and the space for new objects to 48 MB: a server that often shares a small machine with its database keeps
 * to 24 MB and a quarter more than is in use, for a little more work of the collector.
 */
export const serverCommand = [
  '--min-semi-space-size=8',
  '--max-semi-space-size=8',
  '--heap-growing-percent=25',
  join(root, 'src', 'app', 'server', 'main.ts'),
]
