import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildProject } from '#modules/onboarding/testing.ts'
import { portalHomeSchema } from '#modules/portal/contract.ts'
import { type Answer, type Call, startTestApp, type TestApp } from '../../testing.ts'
import { enterPortal } from '../testing/portal-visitor.ts'

/** A transparent picture of one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let test: TestApp
let admin: Call
let csm: Call
let visitor: Call

beforeAll(async () => {
  test = await startTestApp()
  const workspace = await test.buildWorkspace()
  admin = await test.callAs(workspace, 'admin')
  csm = await test.callAs(workspace, 'csm')
  const who = await workspace.run(async (context) => {
    const { accountId } = await buildProject(context)
    const person = await buildStakeholder(context, accountId, { email: 'hanako@example.com' })
    return { accountId, stakeholderId: person.id }
  })
  visitor = (await enterPortal(test, admin, who)).call
}, 120_000)
afterAll(() => test.close())

const codeOf = ({ body }: Answer) => z.object({ code: z.string() }).parse(body).code
const shownBrand = async () => portalHomeSchema.parse((await visitor('GET', '/portal/home')).body).brand
const sendLogo = (call: Call, name: string, bytes: Buffer) =>
  call('POST', `/portal-brand/logo?fileName=${encodeURIComponent(name)}`, bytes)

it('shows the colour as dark as reading asks for, keeps what was given, and refuses a save over somebody else', async () => {
  expect(await shownBrand()).toEqual({ accent: null, logo: null })
  const set = (version: number, accent: string) => admin('PUT', '/portal-brand', { version, accent })
  expect((await set(0, '#FFD400')).body).toMatchObject({ accent: '#ffd400', version: 1 })
  expect((await shownBrand()).accent).toMatch(/^#[0-9a-f]{6}$/)
  expect((await shownBrand()).accent).not.toBe('#ffd400')
  expect(codeOf(await set(0, '#165078'))).toBe('portal.changed_meanwhile')
  expect((await set(1, 'red')).status).toBe(422)
  await set(1, '#165078')
  expect((await shownBrand()).accent).toBe('#165078')
})

it('takes a picture by its bytes only, of a size that fits on every page, from those who may', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  expect(codeOf(await sendLogo(admin, 'logo.svg', svg))).toBe('portal.not_a_logo')
  expect(codeOf(await sendLogo(admin, 'logo.png', svg))).toBe('portal.not_a_logo')
  expect((await sendLogo(admin, 'logo.png', Buffer.alloc(100 * 1024 + 1, 1))).status).toBe(413)
  expect((await sendLogo(csm, 'logo.png', png)).status).toBe(403)
  expect((await sendLogo(admin, 'logo.png', png)).status).toBe(200)
  expect((await shownBrand()).logo).toBe(`data:image/png;base64,${png.toString('base64')}`)
  const { version } = z.object({ version: z.number() }).parse((await admin('GET', '/portal-brand')).body)
  await sendLogo(admin, 'logo.png', png)
  expect((await admin('PUT', '/portal-brand', { version, accent: null })).status).toBe(200)
  expect((await admin('POST', '/portal-brand/logo/removal', {})).status).toBe(200)
  expect((await shownBrand()).logo).toBeNull()
})
