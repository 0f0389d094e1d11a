import { z } from 'zod'
import { mailKinds } from '../domain/mail-kind.ts'
import templates from './mail-templates.json' with { type: 'json' }

const lines = z.array(z.string()).transform((each) => each.join('\n'))

/** The built-in wording of every kind of mail, as Liquid templates. */
export const mailTemplates = z
  .record(
    z.enum(mailKinds),
    z.strictObject({
      subject: z.strictObject({ ja: z.string(), en: z.string() }),
      body: z.strictObject({ ja: lines, en: lines }),
    }),
  )
  .parse(templates)
