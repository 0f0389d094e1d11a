export const snippetKinds = ['node', 'browser', 'posthog', 'curl'] as const
export type SnippetKind = (typeof snippetKinds)[number]

/** What to paste into a product so that its events come here; `origin` is this installation's address. */
export function snippetOf(kind: SnippetKind, origin: string, writeKey: string): string {
  const { host, protocol } = new URL(origin)
  switch (kind) {
    case 'node':
      return `import { Analytics } from '@segment/analytics-node'

const analytics = new Analytics({ writeKey: '${writeKey}', host: '${origin}' })
analytics.track({
  userId: 'user-1',
  event: 'Report created',
  context: { groupId: 'customer-1' },
})`
    case 'browser':
      return `import { AnalyticsBrowser } from '@segment/analytics-next'

const analytics = AnalyticsBrowser.load({
  writeKey: '${writeKey}',
  cdnSettings: {
    integrations: {
      'Segment.io': { apiKey: '${writeKey}', apiHost: '${host}/v1', protocol: '${protocol.replace(':', '')}' },
    },
  },
})
analytics.identify('user-1')
analytics.group('customer-1')
analytics.track('Report created')`
    case 'posthog':
      return `import { PostHog } from 'posthog-node'

const posthog = new PostHog('${writeKey}', { host: '${origin}/v1' })
posthog.capture({
  distinctId: 'user-1',
  event: 'Report created',
  groups: { company: 'customer-1' },
})`
    case 'curl':
      return `curl ${origin}/v1/track -u '${writeKey}:' \\
  -H 'content-type: application/json' \\
  -d '{"userId":"user-1","event":"Report created","context":{"groupId":"customer-1"}}'`
  }
}
