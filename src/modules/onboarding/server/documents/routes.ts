import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { readers, writers } from '../access.ts'
import { changeKeptDocument, keepDocument, listKeptDocuments } from './keep-document.ts'

export const documentRoutes: Route[] = [
  route(contract.listKeptDocuments, { ...readers, handle: (context) => listKeptDocuments(context) }),
  route(contract.addKeptDocument, {
    ...writers('kept_document_added', 'kept_document'),
    handle: (context, { body }) => keepDocument(context, body),
  }),
  route(contract.changeKeptDocument, {
    ...writers('kept_document_changed', 'kept_document'),
    handle: (context, { params, body }) => changeKeptDocument(context, params.id, body),
  }),
]
