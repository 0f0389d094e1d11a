import http from 'node:http'
import { createCall, eventsACall } from './call.ts'

const senders = 48
let sent = 0

/** Sends calls for so many milliseconds, never the same message twice; answers events a second. */
export async function sendCalls(url: string, authorization: string, milliseconds: number): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: senders })
  const begun = performance.now()
  let events = 0
  await Promise.all(
    Array.from({ length: senders }, async (_, sender) => {
      const call = createCall(sender)
      while (performance.now() - begun < milliseconds) {
        await post(url, authorization, agent, call.renew(++sent))
        events += eventsACall
      }
    }),
  )
  agent.destroy()
  return (events / (performance.now() - begun)) * 1000
}

function post(url: string, authorization: string, agent: http.Agent, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      url,
      {
        method: 'POST',
        agent,
        headers: { authorization, 'content-type': 'application/json', 'content-length': body.length },
      },
      (answer) => {
        answer.resume()
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${answer.statusCode}`)),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}
