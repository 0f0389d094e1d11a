/** A path of this app out of an untrusted text (`next` in the address); anything else becomes the fallback. */
export function ownPath(text: unknown, fallback = '/'): string {
  const isPath = typeof text === 'string' && /^\/(?![/\\])/.test(text)
  // Browsers drop tabs and line breaks before reading an address, so that "/\t/evil" would leave the site.
  const hasControls = isPath && [...text].some((character) => character <= ' ' || character === '\\')
  return isPath && !hasControls ? text : fallback
}
