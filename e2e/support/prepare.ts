import { prepareDatabase } from './product.ts'

/** What Playwright does before all journeys; it runs what this answers with after them. */
export default prepareDatabase
