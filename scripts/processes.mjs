import { spawn, spawnSync } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Where Node keeps what it compiled; goes with the packages it was compiled from. */
export const compileCache = join(root, 'node_modules', '.cache', 'node')

const isWindows = process.platform === 'win32'
const packageBinaries = join(root, 'node_modules', '.bin')

/** The Node that Banso runs on; the one that runs these scripts may be older. */
export const node = isWindows ? join(root, 'node_modules', 'node', 'bin', 'node.exe') : join(packageBinaries, 'node')

/** PATH without our own packages, so that what replaces them does not run on them. */
export const systemPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => folder !== packageBinaries)
  .join(delimiter)

/** PATH that finds our Node first, for whatever starts `node` by name. */
export const packagePath = packageBinaries + delimiter + systemPath

export function say(text) {
  process.stdout.write(`${text}\n`)
}

/** Whether a command exists and ends well. */
export const succeeds = (command, parameters) => spawnSync(command, parameters, { stdio: 'ignore' }).status === 0

/**
 * Runs a command to its end in the root of the repository; past `timeout` milliseconds it and all that it started are
 * killed. Says every 20 seconds that it still works when `doing` is given and nothing else would be seen.
 * @returns {Promise<{ code: number, isTimedOut: boolean }>} 127 when it cannot be started.
 */
export function run(command, parameters, { env = {}, timeout = 0, doing = '', shell = false } = {}) {
  return new Promise((resolve) => {
    const started = Date.now()
    const child = spawn(command, parameters, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: !isWindows,
      shell,
    })
    const kill = (signal) => {
      try {
        if (isWindows) child.kill(signal)
        else process.kill(-child.pid, signal)
      } catch {
        // It has ended meanwhile.
      }
    }
    let isTimedOut = false
    const deadline =
      timeout > 0 &&
      setTimeout(() => {
        isTimedOut = true
        kill('SIGTERM')
        setTimeout(() => kill('SIGKILL'), 5000).unref()
      }, timeout)
    const heartbeat =
      doing && setInterval(() => say(`… ${doing}, ${Math.round((Date.now() - started) / 1000)} s`), 20_000)
    const interrupt = (signal) => {
      kill(signal)
      process.exit(signal === 'SIGINT' ? 130 : 143)
    }
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
    const finish = (code) => {
      clearTimeout(deadline || undefined)
      clearInterval(heartbeat || undefined)
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
      // What it left behind would keep our output open, and whoever reads it waiting.
      kill('SIGKILL')
      resolve({ code, isTimedOut })
    }
    child.on('error', () => finish(127))
    child.on('exit', (code) => finish(code ?? 1))
  })
}
