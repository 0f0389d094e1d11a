import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { acceptHandoff } from './accept-handoff.ts'
import { askSales } from './ask-sales.ts'
import { copyForm } from './forms/copy-form.ts'
import { editForm } from './forms/edit-form.ts'
import { listForms, readForm } from './forms/list-forms.ts'
import { publishForm, retireForm, setDefaultForm } from './forms/publish-form.ts'
import { listOpenHandoffs } from './list-open-handoffs.ts'
import { readHandoff } from './read-handoff.ts'
import { sendBackHandoff } from './send-back-handoff.ts'
import { setWonDate } from './set-won-date.ts'
import { chooseForm } from './sheets/choose-form.ts'
import { listSheetChanges } from './sheets/list-sheet-changes.ts'
import { readCustomerWords } from './sheets/read-customer-words.ts'
import { readSheet } from './sheets/read-sheet.ts'
import { saveAnswers } from './sheets/save-answers.ts'
import { submitHandoff } from './submit-handoff.ts'

const staff = (permission: string) => ({ audience: 'staff' as const, permission })
const reads = staff('accounts.read')
const writes = staff('accounts.write_sheets')
const accepts = staff('accounts.accept_handoff')
const shapes = staff('accounts.manage_forms')

/** Who may do what with sheets, beside reading them (`accounts.read`). */
export const handoffPermissions = {
  'accounts.write_sheets': ['admin', 'manager', 'csm', 'ops', 'sales'],
  'accounts.accept_handoff': ['admin', 'manager', 'csm'],
  'accounts.manage_forms': ['admin', 'manager', 'ops'],
} as const

const sheetRoutes: Route[] = [
  route(contract.readSheet, {
    access: reads,
    audit: 'read',
    handle: (context, { params }) => readSheet(context, { accountId: params.id, kind: params.kind }),
  }),
  route(contract.saveAnswers, {
    access: writes,
    audit: { action: 'accounts.answers_saved', entity: 'sheet' },
    handle: (context, { params, body }) => saveAnswers(context, { accountId: params.id, kind: params.kind, ...body }),
  }),
  route(contract.chooseForm, {
    access: writes,
    audit: { action: 'accounts.sheet_form_chosen', entity: 'sheet' },
    handle: (context, { params, body }) => chooseForm(context, { accountId: params.id, kind: params.kind, ...body }),
  }),
  route(contract.listSheetChanges, {
    access: reads,
    audit: 'read',
    handle: (context, { params, query }) =>
      listSheetChanges(context, { accountId: params.id, kind: params.kind, ...query }),
  }),
]

const stepRoutes: Route[] = [
  route(contract.listHandoffs, {
    access: reads,
    audit: 'read',
    handle: (context, { query }) => listOpenHandoffs(context, query),
  }),
  route(contract.readCustomerWords, {
    access: reads,
    audit: 'read',
    handle: (context, { params }) => readCustomerWords(context, params.id),
  }),
  route(contract.readHandoff, {
    access: reads,
    audit: 'read',
    handle: (context, { params }) => readHandoff(context, params.id),
  }),
  route(contract.setWonDate, {
    access: writes,
    audit: { action: 'accounts.won_date_set', entity: 'handoff' },
    handle: (context, { params, body }) => setWonDate(context, { accountId: params.id, ...body }),
  }),
  route(contract.submitHandoff, {
    access: writes,
    audit: { action: 'accounts.handoff_submitted', entity: 'handoff' },
    handle: (context, { params, body }) => submitHandoff(context, { accountId: params.id, ...body }),
  }),
  route(contract.acceptHandoff, {
    access: accepts,
    audit: { action: 'accounts.handoff_accepted', entity: 'handoff' },
    handle: (context, { params, body }) => acceptHandoff(context, { accountId: params.id, ...body }),
  }),
  route(contract.sendBackHandoff, {
    access: accepts,
    audit: { action: 'accounts.handoff_sent_back', entity: 'handoff' },
    handle: (context, { params, body }) => sendBackHandoff(context, { accountId: params.id, ...body }),
  }),
  route(contract.askSales, {
    access: writes,
    audit: { action: 'accounts.handoff_questions_asked', entity: 'handoff' },
    handle: (context, { params, body }) => askSales(context, { accountId: params.id, ...body }),
  }),
]

const formRoutes: Route[] = [
  route(contract.listForms, {
    access: reads,
    audit: 'read',
    handle: (context, { query }) => listForms(context, query.kind),
  }),
  route(contract.readForm, {
    access: reads,
    audit: 'read',
    handle: (context, { params }) => readForm(context, params.id),
  }),
  route(contract.copyForm, {
    access: shapes,
    audit: { action: 'accounts.form_copied', entity: 'form' },
    handle: (context, { body }) => copyForm(context, body),
  }),
  route(contract.editForm, {
    access: shapes,
    audit: { action: 'accounts.form_edited', entity: 'form' },
    handle: (context, { params, body }) => editForm(context, { ...params, ...body }),
  }),
  route(contract.publishForm, {
    access: shapes,
    audit: { action: 'accounts.form_published', entity: 'form' },
    handle: (context, { params, body }) => publishForm(context, { ...params, ...body }),
  }),
  route(contract.setDefaultForm, {
    access: shapes,
    audit: { action: 'accounts.default_form_set', entity: 'form' },
    handle: (context, { body }) => setDefaultForm(context, body),
  }),
  route(contract.retireForm, {
    access: shapes,
    audit: { action: 'accounts.form_retired', entity: 'form' },
    handle: (context, { params }) => retireForm(context, params.id),
  }),
]

export const handoffRoutes: readonly Route[] = [...sheetRoutes, ...stepRoutes, ...formRoutes]
