import { readConfig } from '#platform/config/config.ts'
import { systemClock } from '#platform/context/context.ts'
import { connectDatabase } from '#platform/database/connect.ts'
import { createLog } from '#platform/log/log.ts'
import { createApp } from './create-app.ts'
import { describeApi } from './operations/api-documents.ts'

// The document is the declarations' alone; the address is never connected to.
const config = { ...readConfig({}), secret: 'only-to-compose-the-product-never-used' }
const app = await createApp({
  config,
  database: connectDatabase('postgres://nobody@localhost:1/none'),
  log: createLog('fatal'),
  clock: systemClock,
})
const document = JSON.stringify(describeApi(app.modules, config.version), null, 2)
// A pipe takes so much in pieces: leaving before it is through would cut it off.
process.stdout.write(`${document}\n`, () => process.exit(0))
