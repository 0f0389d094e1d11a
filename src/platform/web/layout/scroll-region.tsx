import type { ReactNode, Ref } from 'react'

interface ScrollRegionProps {
  /** What is in it, for those who do not see it. */
  label: string
  className: string | undefined
  children: ReactNode
  ref?: Ref<HTMLElement>
}

/** A part of the page that scrolls by itself, wide or long: keyboards reach it as they reach a field. */
export function ScrollRegion({ label, className, children, ref }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody scrolls here by keyboard in every browser
    <section ref={ref} className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
