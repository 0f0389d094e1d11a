import type { AttributeSource } from '#platform/attributes/attribute.ts'
import type { EventDeclaration } from '#platform/events/event.ts'
import type { Subscriber } from '#platform/events/subscriber.ts'
import type { Job, Schedule } from '#platform/jobs/job.ts'
import type { MessageBundle } from '#platform/words/words.ts'
import type { Route } from './route.ts'

/** What a module brings to the product. `app` puts the manifests together and no module sees another's. */
export interface ModuleManifest {
  name: string
  routes: readonly Route[]
  /** Which roles hold each permission. */
  permissions: Readonly<Record<string, readonly string[]>>
  jobs?: readonly Job[]
  schedules?: readonly Schedule[]
  events?: readonly EventDeclaration[]
  subscribers?: readonly Subscriber[]
  /** What it knows of every customer. */
  attributes?: readonly AttributeSource[]
  messages: MessageBundle
}
