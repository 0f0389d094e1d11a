/** One slash, and neither a second nor a backslash behind it. */
const staysHere = /^\/(?![/\\])/

/** `wanted` when it is a path of this product, else '/': nobody is led elsewhere by a link to the sign-in page. */
export function sameOriginPath(wanted: unknown, origin: string): string {
  if (typeof wanted !== 'string' || !staysHere.test(wanted) || hasHidden(wanted)) return '/'
  if (!URL.canParse(wanted, origin)) return '/'
  const url = new URL(wanted, origin)
  // Resolving `/..//host` leaves `//host`, which leads away once it is resolved again.
  return url.origin === origin && staysHere.test(url.pathname) ? url.pathname + url.search + url.hash : '/'
}

/** Control characters and backslashes, which browsers read past or as slashes. */
const hasHidden = (text: string) => [...text].some((char) => char < ' ' || char === '\u007f' || char === '\\')
