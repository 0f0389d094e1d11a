const eventsACall = 100
const names = [
  'Invoice Created',
  'Invoice Sent',
  'Report Viewed',
  'Member Invited',
  'Rule Saved',
  'Search Run',
  'File Imported',
]

/** A `/v1/batch` body as Segment's library for Node sends it; its message IDs are counted on before each sending. */
export function createCall(seed: number): { body: Buffer; renew: (number: number) => Buffer } {
  const stamp = '2026-11-23T04:05:06.789Z'
  const events = Array.from({ length: eventsACall }, (_, index) => {
    const account = (seed * 31 + index * 7) % 5000
    return {
      messageId: `node-next-0000000000000-${String(index).padStart(4, '0')}`,
      timestamp: stamp,
      type: 'track',
      userId: `user-${account}-${(seed + index) % 20}`,
      event: names[(seed + index) % names.length],
      properties: {
        amount: 1000 + index,
        currency: 'JPY',
        plan: 'standard',
        screen: 'invoices/list',
        isFirst: index % 9 === 0,
      },
      context: { groupId: `account-${account}`, library: { name: '@segment/analytics-node', version: '2.3.0' } },
      integrations: {},
      _metadata: { nodeVersion: '26.0.0', jsRuntime: 'node' },
    }
  })
  const body = Buffer.from(JSON.stringify({ batch: events, sentAt: stamp }))
  const places: number[] = []
  for (let at = body.indexOf('node-next-'); at >= 0; at = body.indexOf('node-next-', at + 1)) places.push(at + 10)
  const times: number[] = []
  for (let at = body.indexOf(stamp); at >= 0; at = body.indexOf(stamp, at + 1)) times.push(at)
  return {
    body,
    renew: (number) => {
      const text = String(number).padStart(13, '0')
      for (const place of places) body.write(text, place, 'latin1')
      const now = new Date().toISOString()
      for (const place of times) body.write(now, place, 'latin1')
      return body
    },
  }
}

export { eventsACall }
