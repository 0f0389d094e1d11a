import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** What the server does with the next mail: takes it, puts it off, refuses it, or hangs up after having read it. */
export type Mood = 'take' | 'put_off' | 'refuse' | 'refuse_address' | 'hang_up_after_data'

export interface TestMailServer {
  url: string
  /** Every mail whose text arrived complete, taken or not. */
  received: string[]
  behave: (...moods: Mood[]) => void
  close: () => Promise<void>
}

const refusal = (code: number) => Object.assign(new Error('not now'), { responseCode: code })

/** A real mail server on a port of its own; moods are used up one a mail, then it takes everything. */
export async function startMailServer(): Promise<TestMailServer> {
  const received: string[] = []
  let moods: Mood[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      if (moods[0] !== 'refuse_address') return done()
      moods.shift()
      return done(refusal(550))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const mood = moods.shift() ?? 'take'
        received.push(Buffer.concat(chunks).toString('utf8'))
        if (mood === 'hang_up_after_data') return hangUp(session.id)
        if (mood === 'take') return done()
        return done(refusal(mood === 'put_off' ? 450 : 554))
      })
    },
  })
  const hangUp = (id: string) => {
    for (const connection of server.connections) if (connection.id === id) connection._socket.destroy()
  }
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave: (...next) => {
      moods = next
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
