import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

/** Who speaks to the customer: the vendor, and the person to turn to. */
export interface Brand {
  vendorName: string
  /** A colour that is readable on every ground of the page; null: the product's own. */
  accent?: string | null | undefined
  /** The address of a picture; null: the name in words. */
  logo?: string | null | undefined
  contact?: { name: string; email?: string | undefined; phone?: string | undefined } | undefined
}

const BrandContext = createContext<{ brand: Brand | undefined; show: (brand: Brand) => void }>({
  brand: undefined,
  show: () => undefined,
})

export function BrandProvider({ children }: { children: ReactNode }) {
  const [brand, show] = useState<Brand>()
  const accent = brand?.accent
  // On the root: the theme's own colours are made of it there.
  useEffect(() => {
    if (!accent) return undefined
    const { style } = document.documentElement
    const shades = {
      '--b-accent': accent,
      '--b-accent-strong': `color-mix(in srgb, ${accent} 82%, black)`,
      '--b-accent-soft': `color-mix(in srgb, ${accent} 60%, white)`,
      '--b-accent-wash': `color-mix(in srgb, ${accent} 8%, white)`,
      '--mantine-color-ai-filled': accent,
      '--mantine-color-ai-filled-hover': `color-mix(in srgb, ${accent} 82%, black)`,
    }
    for (const [name, value] of Object.entries(shades)) style.setProperty(name, value)
    return () => {
      for (const name of Object.keys(shades)) style.removeProperty(name)
    }
  }, [accent])
  return <BrandContext value={{ brand, show }}>{children}</BrandContext>
}

/** The vendor that the frame shows; undefined until a page knows it. */
export const useBrand = () => useContext(BrandContext).brand

/** A page tells the frame whose it is, as soon as its data says so. */
export function useShowBrand(brand: Brand | undefined): void {
  const { show } = useContext(BrandContext)
  const said = brand && JSON.stringify(brand)
  // biome-ignore lint/correctness/useExhaustiveDependencies: by what it says, since pages make it anew with each answer.
  useEffect(() => {
    if (brand) show(brand)
  }, [said, show])
}
