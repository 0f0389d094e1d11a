import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import * as events from '../events.ts'
import { groupSource, opinionSource, scoreSource } from './attributes/attributes.ts'
import { backFillJob } from './back-fill/score-past-day.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { healthRoutes } from './routes.ts'
import { type Sources, scoringJobs, scoringSchedules } from './scoring/rescore.ts'
import { healthSubscribers } from './subscribers.ts'

const writers = ['admin', 'manager', 'csm', 'ops']

/** `sources` are the attributes of all modules: what scorecards weigh. */
export function healthModule(sources: Sources): ModuleManifest {
  return {
    name: 'health',
    routes: healthRoutes(sources),
    permissions: {
      'health.read': [...writers, 'sales', 'viewer'],
      'health.judge': writers,
      'health.manage': ['admin', 'ops'],
    },
    jobs: [...scoringJobs(sources), backFillJob(sources)],
    schedules: scoringSchedules(sources),
    events: Object.values(events),
    subscribers: healthSubscribers(sources),
    attributes: [opinionSource, scoreSource, groupSource],
    messages: { ja, en },
  }
}
