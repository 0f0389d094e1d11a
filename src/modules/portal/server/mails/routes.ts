import { z } from 'zod'
import { chooseNewsByLink, openNewsChoice, optOutPurpose } from '#modules/messaging/server/api.ts'
import { type Identify, type Route, route } from '#platform/http/route.ts'
import { readToken } from '#platform/tokens/tokens.ts'
import * as contract from '../../contract.ts'
import { readShownBrand } from '../brand/brand.ts'
import { requireVisitor } from '../visits/require-visitor.ts'
import { chooseOwnLanguage, chooseOwnNews } from './choose-own.ts'

const bearer = z.looseObject({ token: z.string() })

/** The link of a mail proves its workspace and its reader, for this one choice. */
const byMail =
  (part: 'params' | 'body'): Identify =>
  async (db, request, now) => {
    const subject = await readToken(db, optOutPurpose, bearer.parse(request[part]).token, now)
    return {
      workspaceId: subject.workspaceId,
      actor: { kind: 'portal', id: subject.subjectId, name: subject.audience ?? '' },
    }
  }

const inBody = { audience: 'public', identify: byMail('body') } as const
const visitor = { audience: 'portal', permission: 'portal.use' } as const

export const mailRoutes: readonly Route[] = [
  route(contract.openMailOptOut, {
    access: inBody,
    audit: 'read',
    handle: async (context, { body }) => ({
      ...(await openNewsChoice(context, body.token)),
      brand: await readShownBrand(context),
    }),
  }),
  route(contract.optOutOfMail, {
    access: { audience: 'public', identify: byMail('params') },
    audit: { action: 'portal.mail_opted_out', entity: 'message' },
    handle: (context, { params }) => chooseNewsByLink(context, params.token, false),
  }),
  route(contract.undoMailOptOut, {
    access: inBody,
    audit: { action: 'portal.mail_opted_in', entity: 'message' },
    handle: (context, { body }) => chooseNewsByLink(context, body.token, true),
  }),
  route(contract.choosePortalNews, {
    access: visitor,
    audit: { action: 'portal.news_chosen', entity: 'stakeholder' },
    handle: async (context, { body, caller }) =>
      chooseOwnNews(context, await requireVisitor(context, caller), body.wantsDigest),
  }),
  route(contract.choosePortalLanguage, {
    access: visitor,
    audit: { action: 'portal.language_chosen', entity: 'stakeholder' },
    handle: async (context, { body, caller }) =>
      chooseOwnLanguage(context, await requireVisitor(context, caller), body.locale),
  }),
]
