import type { AttributeSource } from '#platform/attributes/attribute.ts'
import { memberOfQuery } from './members/member-queries.ts'
import { memberOf } from './segments/refuse-nesting.ts'
import { selectSegments } from './segments/segment-queries.ts'

const membership: AttributeSource = {
  key: 'segments.membership',
  list: async (context) => {
    const segments = await selectSegments(context.transaction, 'no')
    const optionNames = Object.fromEntries(segments.map(({ id, name }) => [id, { ja: name, en: name }]))
    return [{ key: memberOf, kind: 'choices', options: segments.map(({ id }) => id), optionNames, knowsPast: false }]
  },
  select: async () => memberOfQuery(memberOf),
}

export const segmentsAttributes: readonly AttributeSource[] = [membership]
