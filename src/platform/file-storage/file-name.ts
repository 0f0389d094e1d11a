const longest = 180
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A name to keep a sender's file under: the last part of a path, composed (NFC), without what can't be seen, turns the
 * reading direction round or is no part of a name on some system. Never empty, at most 180 characters with its ending.
 */
export function safeFileName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const visible = last.replace(invisible, '').replace(/[<>:"|?*]/g, '_')
  const trimmed = visible.replace(/^[\s.]+|[\s.]+$/g, '')
  if (trimmed === '') return 'file'
  return shortened(reserved.test(trimmed) ? `_${trimmed}` : trimmed)
}

function shortened(name: string): string {
  const letters = [...name]
  if (letters.length <= longest) return name
  const dot = letters.lastIndexOf('.')
  const ending = dot > 0 && letters.length - dot <= 12 ? letters.slice(dot) : []
  return [...letters.slice(0, longest - ending.length), ...ending].join('')
}

/** The ending in small letters without its dot; empty when there is none. */
export function endingOf(fileName: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
}
