import { defineConfig } from '@playwright/test'
import { findChromium } from './e2e/support/chromium.mjs'

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/prepare.ts',
  // Each file has a product of its own; while one waits for its page the other works.
  workers: 2,
  forbidOnly: true,
  // Generous: on a busy machine a page may take ten times as long, and no test here measures time.
  timeout: 150_000,
  expect: { timeout: 25_000 },
  // PLAYWRIGHT_JSON_OUTPUT_FILE says where; without it the report would be mixed with the list.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : 'list',
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    actionTimeout: 25_000,
    // A trace of every page costs as much as the page: ask for one with --trace on.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  projects: [{ name: 'desktop', use: { viewport: { width: 1440, height: 900 } } }],
})
