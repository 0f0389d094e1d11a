import type { ImportField } from '#modules/accounts/server/api.ts'
import headings from '../../content/upload-headings.json' with { type: 'json' }

/** Under which headings other systems write what a row of events says; keys are roles. */
export const uploadFields: readonly ImportField[] = headings.map(({ role, ja, en, aliases }) => ({
  key: role,
  kind: 'text',
  labelKey: null,
  header: { ja, en },
  aliases,
  example: { ja: '', en: '' },
  maxLength: null,
}))
