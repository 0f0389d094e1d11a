import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import * as events from '../events.ts'
import { segmentsAttributes } from './attributes.ts'
import type { Sources } from './conditions/compile-condition.ts'
import { refreshSegments } from './members/refresh-segments.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { segmentsRoutes } from './routes.ts'
import { segmentsSubscribers } from './subscribers.ts'
import { touchRoutes } from './touch/routes.ts'

const writers = ['admin', 'manager', 'csm', 'ops']

/** `sources` tells what all modules know of customers. */
export function segmentsModule(sources: Sources): ModuleManifest {
  return {
    name: 'segments',
    routes: [...segmentsRoutes(sources), ...touchRoutes(sources)],
    permissions: {
      'segments.read': [...writers, 'sales', 'viewer'],
      'segments.write': writers,
      'segments.manage_touch_rules': ['admin', 'manager', 'ops'],
    },
    events: Object.values(events),
    subscribers: segmentsSubscribers(sources),
    schedules: [
      {
        name: 'segments.refresh',
        every: 'quarter_hour',
        run: (context) => refreshSegments(context, sources),
      },
    ],
    attributes: segmentsAttributes,
    messages: { ja, en },
  }
}
