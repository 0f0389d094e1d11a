import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node, root, run, say, systemPath } from './processes.mjs'

const lockFile = join(root, 'package-lock.json')
const packages = join(root, 'node_modules')
const stampFile = join(packages, '.banso-installed')
const oldestNode = 24

const readIfThere = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
const packagesIn = (file) => JSON.parse(readIfThere(file) || '{}').packages ?? {}

/** Somebody has run npm by hand: what npm noted down is what the lock asks for. */
function isInstalledByHand() {
  const installed = packagesIn(join(packages, '.package-lock.json'))
  return Object.entries(packagesIn(lockFile)).every(
    ([path, wanted]) => !path || wanted.optional || wanted.devOptional || installed[path]?.version === wanted.version,
  )
}

async function installPackages(timeout) {
  say('Installing packages. The first time takes a minute or two.')
  const options = ['--include=dev', '--no-audit', '--no-fund']
  const env = { PATH: systemPath, npm_config_yes: 'true', npm_config_update_notifier: 'false' }
  const settings = { env, timeout, doing: 'installing packages', shell: process.platform === 'win32' }
  // npm ci is silent: where it cannot work, npm install can, or says why not.
  const clean = await run('npm', ['ci', ...options, '--loglevel=silent'], settings)
  if (clean.code === 0) return
  say('npm ci did not succeed; trying npm install.')
  const { code } = await run('npm', ['install', ...options, '--loglevel=error', '--no-save'], settings)
  if (code === 127) throw new Error('npm was not found. Install Node.js with npm, then start again.')
  if (code !== 0) throw new Error('The packages could not be installed; npm says why above.')
}

function assertNode() {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  const version = /^v(\d+)/.exec(stdout ?? '')
  if (version && Number(version[1]) >= oldestNode) return
  throw new Error(
    [
      `Banso runs on Node ${oldestNode} or later, which comes with its package "node", but npm did not let that package's install script run.`,
      'Allow it with this command, then start again:',
      '',
      '    npm rebuild node --ignore-scripts=false',
    ].join('\n'),
  )
}

/** Installs what package-lock.json asks for, unless it is there. Throws with a sentence for people. */
export async function ensureInstalled({ timeout = 0 } = {}) {
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  const stamp = `${lock} ${process.platform}-${process.arch}\n`
  if (readIfThere(stampFile) !== stamp) {
    if (!isInstalledByHand()) await installPackages(timeout)
    assertNode()
    writeFileSync(stampFile, stamp)
  }
  if (!existsSync(node)) assertNode()
}
