/** How the text of a cell becomes a value. */
export type FieldKind =
  | 'text'
  | 'long_text'
  | 'kana'
  | 'corporate_number'
  | 'postal_code'
  | 'email'
  | 'url'
  | 'count'
  | 'number'
  | 'money'
  | 'date'
  | 'boolean'
  | 'select'
  | 'multi_select'
  | 'member'

export interface ImportField {
  /** Custom fields are `custom.<key>`. */
  key: string
  kind: FieldKind
  /** Message key of the field's name on screens; custom fields carry their own name in `header`. */
  labelKey: string | null
  /** The column's heading in sample and export files, recognised on import in both languages. */
  header: { ja: string; en: string }
  /** Other headings that mean this field. */
  aliases: readonly string[]
  example: { ja: string; en: string }
  /** Characters; null where the kind bounds the value. */
  maxLength: number | null
  /** Of a select; anything else is a mistake. */
  options?: readonly { value: string; labels: readonly string[] }[]
  /** Of the workspace's own amounts, whatever the currency of the file. */
  currency?: string
}

/** Declares a built-in field; aliases are separated by | . */
export function field(
  key: string,
  kind: FieldKind,
  header: [ja: string, en: string],
  example: [ja: string, en: string],
  aliases: string,
  maxLength: number | null = null,
): ImportField {
  return {
    key,
    kind,
    labelKey: `accounts.imports.fields.${key}`,
    header: { ja: header[0], en: header[1] },
    example: { ja: example[0], en: example[1] },
    aliases: aliases.split(' | '),
    maxLength,
  }
}
