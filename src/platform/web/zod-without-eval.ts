import { z } from 'zod'

// The pages' policy forbids making functions from text, and the browser reports that zod tries. Imported first by each
// app: zod decides with the first schema.
z.config({ jitless: true })
