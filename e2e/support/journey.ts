import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { admin, type Product } from './product.ts'
import type { Words } from './words.ts'

/** What the browser complains about by itself when something is refused, or while the server is down. */
const isOfTheNetwork = (text: string) =>
  /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(CONNECTION|EMPTY))/.test(text)

/** What its pages complain about from now on. */
export function collectErrors(context: BrowserContext): string[] {
  const errors: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error' && !isOfTheNetwork(message.text())) errors.push(message.text())
  })
  context.on('weberror', (error) => errors.push(String(error.error())))
  return errors
}

/** A test whose pages must not complain in the console; `openBrowser` opens another person's browser. */
export const test = base.extend<{ openBrowser: (options?: Parameters<typeof newContext>[1]) => Promise<Page> }>({
  context: async ({ context }, use) => {
    const errors = collectErrors(context)
    await use(context)
    expect(errors, 'errors in the console').toEqual([])
  },
  openBrowser: async ({ browser }, use) => {
    const opened: { context: BrowserContext; errors: string[] }[] = []
    await use(async (options) => {
      const context = await newContext(browser, options)
      opened.push({ context, errors: collectErrors(context) })
      return context.newPage()
    })
    for (const { context, errors } of opened) {
      await context.close()
      expect(errors, 'errors in the console').toEqual([])
    }
  },
})

type Browser = NonNullable<ReturnType<BrowserContext['browser']>>
const newContext = (browser: Browser, options: Parameters<Browser['newContext']>[0] = {}) => browser.newContext(options)

export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

/** Opens a link as a click in a mail does; alone, what stands behind its # would not load the page anew. */
export async function openLink(page: Page, link: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(link)
}

export async function signIn(page: Page, product: Product, words: Words, as = admin): Promise<void> {
  await page.goto(`${product.url}/sign-in`)
  await page.getByLabel(words('identity:signIn.email')).fill(as.email)
  await page.getByRole('textbox', { name: words('identity:signIn.password') }).fill(as.password)
  await page.getByRole('button', { name: words('identity:signIn.submit') }).click()
  await expect(page).toHaveURL(`${product.url}/`)
}
