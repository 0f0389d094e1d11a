/**
 * What programs send when they meant to send an ID and had none. A thousand people would become one, so that none of
 * these ever names anybody.
 */
const words = [
  '',
  '0',
  '-1',
  'null',
  'undefined',
  'none',
  'nil',
  'nan',
  'true',
  'false',
  '[object object]',
  '{}',
  '[]',
  'anonymous',
  'anon',
  'guest',
  'unknown',
  'user',
  'userid',
  'user_id',
  'id',
  'not_authenticated',
  'distinct_id',
  'distinctid',
  'anonymous_id',
  'email',
  '00000000-0000-0000-0000-000000000000',
]

const spellings = words.flatMap((word) => [
  word,
  word.toUpperCase(),
  `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
])
// Spelled out, so that one look into the set is enough for each of a million IDs an hour.
const forbidden: ReadonlySet<string> = new Set(
  [...spellings, 'NaN', '[object Object]', 'userId', 'distinctId'].flatMap((word) => [word, `"${word}"`, `'${word}'`]),
)

/** `id` without space around it. */
export const isForbiddenId = (id: string): boolean => forbidden.has(id)
