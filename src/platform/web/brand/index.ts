export { type Brand, BrandProvider, useBrand, useShowBrand } from './brand.tsx'
