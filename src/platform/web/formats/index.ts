export { TimeZone, useFormats } from './formats.tsx'
