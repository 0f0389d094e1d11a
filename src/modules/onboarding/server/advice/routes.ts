import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { decideAdvice } from './decide-advice.ts'
import { extendProject } from './extend-project.ts'
import { readAdvice } from './read-advice.ts'
import { recordContact } from './record-contact.ts'

export const adviceRoutes: Route[] = [
  route(contract.readAdvice, { ...readers, handle: (context, { params }) => readAdvice(context, params.id) }),
  route(contract.decideAdvice, {
    ...writers('advice_decided'),
    handle: (context, { params, body }) => decideAdvice(context, params.id, body),
  }),
  route(contract.extendProject, {
    ...writers('project_extended'),
    handle: (context, { params, body }) => extendProject(context, params.id, body),
  }),
  route(contract.recordContact, {
    ...writers('contact_recorded'),
    handle: (context, { params, body }) => recordContact(context, params.id, body),
  }),
]
