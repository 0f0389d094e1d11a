/** `wanted` when it is a path of this product, else '/': nobody is led elsewhere by a link to the sign-in page. */
export function sameOriginPath(wanted: unknown, origin: string): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted) || hasHidden(wanted)) return '/'
  if (!URL.canParse(wanted, origin)) return '/'
  const url = new URL(wanted, origin)
  return url.origin === origin ? url.pathname + url.search + url.hash : '/'
}

/** Control characters and backslashes, which browsers read past or as slashes. */
const hasHidden = (text: string) => [...text].some((char) => char < ' ' || char === '\u007f' || char === '\\')
