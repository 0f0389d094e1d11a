import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

const inflate = promisify(gunzip)

/**
 * The JSON in a body as browsers' libraries wrap it: PostHog's sends gzip without saying so in a header (`gzip-js`), or a form
 * with one field `data`, base64 or plain. Anything else is left as it is. Throws RangeError beyond `most` bytes, other errors
 * where it is broken.
 */
export async function unwrapBody(bytes: Buffer, most: number): Promise<Buffer> {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return await inflate(bytes, { maxOutputLength: most })
  if (bytes.subarray(0, 5).toString('latin1') !== 'data=') return bytes
  // A plus in base64 is a plus, though forms write a space so.
  const data = new URLSearchParams(bytes.toString('utf8').replaceAll('+', '%2B')).get('data') ?? ''
  return /^\s*[[{]/.test(data) ? Buffer.from(data) : Buffer.from(data, 'base64')
}
