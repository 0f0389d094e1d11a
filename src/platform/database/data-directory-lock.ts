import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Tells two processes that were given the same number apart, where the system can say when one began. */
function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Makes this process the only one on a data directory until `release` is called or the process ends; a lock left by a
 * killed process is taken over. Throws an Error with a sentence for the operator when another process holds it.
 */
export function lockDataDirectory(directory: string): { release: () => void } {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const file = path.join(directory, 'banso.pid')
  const own = `${process.pid} ${beginningOf(process.pid)}`
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(file, own, { flag: 'wx', mode: 0o600 })
      return { release: () => rmSync(file, { force: true }) }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const [holder = '', beginning = ''] = readLock(file).split(' ')
    const pid = Number(holder)
    const isHeld = Number.isInteger(pid) && pid > 0 && isRunning(pid) && beginningOf(pid) === beginning
    if (isHeld && pid !== process.pid)
      throw new Error(
        `Banso is already running on ${directory} (process ${pid}). Stop it first, or set BANSO_DATA_DIR to another folder.`,
      )
    rmSync(file, { force: true })
  }
  throw new Error(`The lock ${file} could not be taken.`)
}

function readLock(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
