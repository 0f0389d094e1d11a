import { z } from 'zod'
import { ProblemError, problemOf, unreachable } from './problem.ts'

/** Posts to the server's own sign-in, whose cookie no script can read. Refusals are ProblemErrors with its codes. */
async function post(path: string, body: object): Promise<void> {
  let response: Response
  try {
    response = await fetch(`/api/auth${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang },
      credentials: 'same-origin',
      body: JSON.stringify(body),
    })
  } catch {
    throw unreachable()
  }
  if (response.ok) return
  const answer: unknown = await response.json().catch(() => undefined)
  throw new ProblemError({ kind: problemOf(response.status, undefined).kind, code: codeOf(answer), title: '' })
}

const codedSchema = z.object({ code: z.string() })

function codeOf(answer: unknown): string {
  const parsed = codedSchema.safeParse(answer)
  return parsed.success ? `sign_in.${parsed.data.code.toLowerCase()}` : 'sign_in.refused'
}

/** Code `sign_in.invalid_email_or_password` when they do not fit; kind `limited` after too many attempts. */
export const signIn = (given: { email: string; password: string }) => post('/sign-in/email', given)

export const signOut = () => post('/sign-out', {})

export const changeOwnName = (name: string) => post('/update-user', { name })

/** Also ends the person's other sessions. Code `sign_in.invalid_password` when the current one is wrong. */
export const changeOwnPassword = (given: { currentPassword: string; newPassword: string }) =>
  post('/change-password', { ...given, revokeOtherSessions: true })
