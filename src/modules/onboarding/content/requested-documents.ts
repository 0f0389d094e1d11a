import { z } from 'zod'
import { documentTemplateSchema } from '../contract.ts'
import documents from './requested-documents.json' with { type: 'json' }

/** Papers that a customer's security, legal and other desks usually ask for, ready to be filled in. */
export const requestedDocuments = z.array(documentTemplateSchema).parse(documents)
