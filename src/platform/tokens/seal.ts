import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps secrets that have to be used again, as those that others sign with, so that the database alone does not tell them. */
export interface Seal {
  /** `about` names whose secret it is: sealed for one, it opens for no other. */
  close: (secret: string, about: string) => Buffer
  /** Undefined where it was sealed under another secret of the installation, or for another. */
  open: (sealed: Buffer, about: string) => string | undefined
}

const ivBytes = 12
const tagBytes = 16

/** Seals by AES-256-GCM under a key that is derived from the installation's secret. */
export function createSeal(installationSecret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', installationSecret, '', 'banso sealed secrets', 32))
  return {
    close: (secret, about) => {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed])
    },
    open: (sealed, about) => {
      if (sealed.length < ivBytes + tagBytes) return undefined
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes })
      decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}
