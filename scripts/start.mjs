import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { ensureWebBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { compileCache, node, packagePath, root } from './processes.mjs'
import { serverCommand } from './server-command.mjs'

/**
 * The server gets a process group of its own: a Ctrl-C then reaches it once, through here, and not a second time from
 * the terminal or from npm. Over the channel it notices (`disconnect`) when this process is killed.
 */
function runServer() {
  const server = spawn(node, [...serverCommand, ...process.argv.slice(2)], {
    cwd: root,
    // What the server's modules compile to is kept: a second start takes little more than half the work of the first.
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env, PATH: packagePath },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  })
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (isStopping) return
      isStopping = true
      server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    })
  }
  server.on('error', (error) => fail(error))
  server.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

function fail(error) {
  process.stderr.write(`\n${error.message}\n`)
  process.exit(1)
}

try {
  await ensureInstalled()
  await ensureWebBuilt()
  runServer()
} catch (error) {
  fail(error)
}
