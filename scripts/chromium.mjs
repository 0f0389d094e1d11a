import { spawnSync } from 'node:child_process'
import { findChromium, headlessShell } from '../e2e/support/chromium.mjs'
import { node, run, say, succeeds } from './processes.mjs'

const hasJapaneseFont = () => spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' }).stdout?.trim()

async function installFromDebian(timeout) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env, timeout })
  const wanted = ['install', '-y', '-qq', '--no-install-recommends', headlessShell, 'fonts-noto-cjk', 'fontconfig']
  await run('apt-get', wanted, { env, timeout, doing: 'installing Chromium' })
}

/** Sees to it that the journeys have a browser and Japanese letters. Throws with a sentence for people. */
export async function ensureChromium({ timeout = 0 } = {}) {
  const mayInstall = process.getuid?.() === 0 && succeeds('apt-get', ['--version'])
  if (mayInstall && !(findChromium()?.endsWith(headlessShell) && hasJapaneseFont())) {
    say('Installing Chromium and Japanese fonts.')
    await installFromDebian(timeout)
  }
  if (findChromium()) return
  say("Installing Playwright's Chromium.")
  const { code } = await run(node, ['node_modules/playwright/cli.js', 'install', 'chromium'], {
    timeout,
    doing: 'downloading Chromium',
  })
  if (code !== 0) throw new Error('No Chromium was found and none could be installed.')
}
