import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

/** Who speaks to the customer: the vendor, and the person to turn to. */
export interface Brand {
  vendorName: string
  contact?: { name: string; email?: string | undefined; phone?: string | undefined } | undefined
}

const BrandContext = createContext<{ brand: Brand | undefined; show: (brand: Brand) => void }>({
  brand: undefined,
  show: () => undefined,
})

export function BrandProvider({ children }: { children: ReactNode }) {
  const [brand, show] = useState<Brand>()
  return <BrandContext value={{ brand, show }}>{children}</BrandContext>
}

/** The vendor that the frame shows; undefined until a page knows it. */
export const useBrand = () => useContext(BrandContext).brand

/** A page tells the frame whose it is, as soon as its data says so. */
export function useShowBrand(brand: Brand | undefined): void {
  const { show } = useContext(BrandContext)
  useEffect(() => {
    if (brand) show(brand)
  }, [brand, show])
}
