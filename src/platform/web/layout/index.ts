export { DetailColumns, Page, PageHeader, Toolbar } from './page.tsx'
export { ScrollRegion } from './scroll-region.tsx'
export { type Fact, FactList, Section } from './section.tsx'
export { EmptyState, ListSkeleton, OfflineBanner, PageSkeleton, ProblemState } from './states.tsx'
