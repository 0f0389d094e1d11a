import { z } from 'zod'
import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import { declareJob } from '#platform/jobs/job.ts'
import { answerRoutes } from './answers/routes.ts'
import { brandRoutes } from './brand/routes.ts'
import { mailJob, mailNewLinks } from './links/mail-new-links.ts'
import type { PortalOptions } from './links/renew-link.ts'
import { linkRoutes } from './links/routes.ts'
import { mailRoutes } from './mails/routes.ts'
import { scheduleDigests, writeDigests } from './mails/write-digests.ts'
import { matterRoutes } from './matters/routes.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { paperRoutes } from './papers/routes.ts'
import { trainingRoutes } from './trainings/routes.ts'
import { visitorRoutes } from './visits/routes.ts'

export type { PortalOptions } from './links/renew-link.ts'

const asked = z.object({ email: z.string(), locale: z.enum(['ja', 'en']), ip: z.string(), userAgent: z.string() })

export function portalModule(options: PortalOptions): ModuleManifest {
  return {
    name: 'portal',
    routes: [
      ...linkRoutes(options),
      ...visitorRoutes,
      ...matterRoutes,
      ...trainingRoutes,
      ...paperRoutes,
      ...answerRoutes,
      ...mailRoutes,
      ...brandRoutes,
    ],
    permissions: {
      // No role of staff: it is held by visitors of the customer's page alone.
      'portal.use': [],
      'portal.read_links': ['admin', 'manager', 'csm', 'ops', 'sales', 'viewer'],
      'portal.manage_links': ['admin', 'manager', 'csm'],
      'portal.manage_brand': ['admin', 'manager', 'ops'],
    },
    jobs: [
      declareJob(mailJob, asked, (context, payload) => mailNewLinks(context, options, payload)),
      declareJob('portal.write_digests', z.object({ accountId: z.uuid() }), (context, { accountId }) =>
        writeDigests(context, accountId),
      ),
    ],
    schedules: [{ name: 'portal.schedule_digests', every: 'day', atHour: 8, run: scheduleDigests }],
    messages: { ja, en },
  }
}
