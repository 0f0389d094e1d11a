import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { Product } from './product.ts'
import { sentence, type Words } from './words.ts'

const dataFolder = path.resolve(import.meta.dirname, '../../../shared/data/japanese_csv')

/** The address of a customer file of the data that is not in the repository; skips the test where it is missing. */
export function customerFile(name: string): string {
  const file = path.join(dataFolder, name)
  test.skip(!existsSync(file), `../shared/data/japanese_csv/${name} is not there`)
  return file
}

/** From the file to the result, taking what the wizard proposes. Answers the sentence on what was written. */
export async function importCustomers(page: Page, product: Product, say: Words, file: string): Promise<string> {
  const next = (key: string) => page.getByRole('button', { name: say(key), exact: true }).click()
  await page.goto(`${product.url}/accounts/import`)
  await page.getByLabel(say('accounts:imports.upload.drop')).setInputFiles(file)
  await next('accounts:imports.reading.next')
  await next('accounts:imports.columns.next')
  await expect(page.getByRole('group', { name: say('accounts:imports.check.tabs') })).toBeVisible()
  await page.getByRole('button', { name: sentence(say, 'accounts:imports.check.apply') }).click()
  const result = page.getByText(sentence(say, 'accounts:imports.result.answer'))
  await expect(result).toBeVisible()
  return (await result.textContent()) ?? ''
}
