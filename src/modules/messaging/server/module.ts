import { z } from 'zod'
import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import { declareJob } from '#platform/jobs/job.ts'
import { mailSent } from '../events.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { messagingRoutes } from './routes.ts'
import { type SendingOptions, sendMessage, settleLostMessages } from './sending/send-message.ts'

export type MessagingOptions = SendingOptions

export function messagingModule(options: MessagingOptions): ModuleManifest {
  return {
    name: 'messaging',
    routes: messagingRoutes(options),
    permissions: {
      'messaging.read': ['admin', 'manager', 'csm', 'ops', 'sales', 'viewer'],
      'messaging.send': ['admin', 'manager', 'csm'],
      'messaging.manage': ['admin', 'ops'],
    },
    events: [mailSent],
    jobs: [
      declareJob('messaging.send_message', z.object({ messageId: z.uuid() }), (context, { messageId }) =>
        sendMessage(options, context, messageId),
      ),
    ],
    schedules: [{ name: 'messaging.settle_lost', every: 'hour', run: settleLostMessages }],
    messages: { ja, en },
  }
}
