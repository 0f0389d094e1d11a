import { formatNumber } from '#platform/kernel/formats.ts'
import type { Locale } from '#platform/kernel/locale.ts'

const thousand = 1024

/** A file's size as people read it: 820 B, 12 KB, 3.4 MB. */
export function fileSizeOf(bytes: number, locale: Locale): string {
  if (bytes < thousand) return `${bytes} B`
  const kilobytes = bytes / thousand
  if (kilobytes < thousand) return `${formatNumber(Math.round(kilobytes), locale)} KB`
  return `${formatNumber(Math.round((kilobytes / thousand) * 10) / 10, locale)} MB`
}
