import type { PageDeclaration } from '#platform/web/pages.ts'

export type Place = PageDeclaration & { navigation: NonNullable<PageDeclaration['navigation']> }

const isPlace = (page: PageDeclaration): page is Place => page.navigation !== undefined

/** The pages that have a place in the rail, in its order. */
export function placesOf(pages: readonly PageDeclaration[]): readonly Place[] {
  return pages.filter(isPlace).toSorted((a, b) => a.navigation.order - b.navigation.order)
}

/** The place that a path lies in: the longest one that it begins with. */
export function placeOfPath(places: readonly Place[], path: string): Place | undefined {
  return places
    .filter((place) => path === place.path || path.startsWith(`${place.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0]
}
