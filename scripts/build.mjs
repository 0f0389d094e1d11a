import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node, root, run, say } from './processes.mjs'

const stampFile = join(root, 'dist', '.web-built-from')
const page = join(root, 'dist', 'web', 'index.html')
const rootSources = [
  'index.html',
  'portal.html',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
  'public',
  'src',
]

/** The browser loads more of `src` than the web folders (contracts, kernel, messages), but never these. */
const neverInBrowser = /^(server|migrations|testing)$|\.test\.tsx?$/

function hashSources() {
  const hash = createHash('sha256')
  const add = (path) => {
    const entries = readdirSync(join(root, path), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (neverInBrowser.test(entry.name)) continue
      const inner = `${path}/${entry.name}`
      if (entry.isDirectory()) add(inner)
      else hash.update(`${inner}\n`).update(readFileSync(join(root, inner)))
    }
  }
  for (const source of rootSources) {
    if (!existsSync(join(root, source))) continue
    if (/^(public|src)$/.test(source)) add(source)
    else hash.update(`${source}\n`).update(readFileSync(join(root, source)))
  }
  return hash.digest('hex')
}

/** Builds dist/web when it is missing or was made from other sources. Throws with a sentence for people. */
export async function ensureWebBuilt({ timeout = 0 } = {}) {
  const sources = hashSources()
  if (existsSync(page) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources) return
  say('Building the web pages. This takes some seconds.')
  const vite = join('node_modules', 'vite', 'bin', 'vite.js')
  const { code } = await run(node, [vite, 'build', '--logLevel', 'warn'], {
    env: { NODE_ENV: 'production' },
    timeout,
    doing: 'building the web pages',
  })
  if (code !== 0) throw new Error('The web pages could not be built; vite says why above.')
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stampFile, sources)
}
