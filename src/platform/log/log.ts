import { pino } from 'pino'

export type Log = pino.Logger

const rowsOfError = ['detail', 'where', 'hint', 'internalQuery', 'query', 'parameters'] as const

function withoutRows(error: Error): unknown {
  const told = pino.stdSerializers.err(error)
  for (const name of rowsOfError) delete told[name]
  return told
}

/** Structured logs without personal data: tokens, cookies and bodies never reach them. */
export function createLog(level: string, destination: pino.DestinationStream = pino.destination(1)): Log {
  const options = {
    level,
    base: undefined,
    // PostgreSQL puts whole rows into these; what was wrong is in the code, the constraint and the message.
    serializers: { err: withoutRows },
    redact: ['req.headers.authorization', 'req.headers.cookie', 'password', 'token'],
  }
  return pino(options, destination)
}
