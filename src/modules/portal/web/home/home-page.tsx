import { useEffect, useState } from 'react'
import { asProblem, useEndpoint } from '#platform/web/api/index.ts'
import { useShowBrand } from '#platform/web/brand/index.ts'
import { TimeZone } from '#platform/web/formats/index.ts'
import { PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useLanguage } from '#platform/web/messages/index.ts'
import { type PortalHome, readPortalHome } from '../../contract.ts'
import { Entrance } from '../entrance/entrance.tsx'
import { ClosedDoor } from '../entrance/notice-page.tsx'
import { Home } from './home.tsx'

/** The token that a link carries behind its #, where no server and no log sees it. */
const tokenOf = (address: string) => /^#([\w-]{20,200})$/.exec(address)?.[1]

/** The customer's page: behind a link first its door, then the page itself. */
export function HomePage() {
  const [token, setToken] = useState(() => tokenOf(window.location.hash))
  if (token === undefined) return <OwnHome />
  const enter = () => {
    window.history.replaceState(null, '', window.location.pathname)
    setToken(undefined)
  }
  return <Entrance token={token} onEntered={enter} />
}

function OwnHome() {
  const { data, error, refetch } = useEndpoint(readPortalHome, {})
  useShowBrand(data && brandOf(data))
  const { followLanguage } = useLanguage()
  const chosen = data?.mail?.locale ?? undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: followed once it is known, not whenever it is changed here.
  useEffect(() => {
    if (chosen) followLanguage(chosen)
  }, [chosen])
  if (data)
    return (
      <TimeZone value={data.timeZone}>
        <Home home={data} />
      </TimeZone>
    )
  if (!error) return <PageSkeleton />
  return asProblem(error).kind === 'unauthenticated' ? (
    <ClosedDoor />
  ) : (
    <ProblemState thrown={error} onRetry={refetch} />
  )
}

export const brandOf = ({ vendorName, contact, brand }: Pick<PortalHome, 'vendorName' | 'contact' | 'brand'>) => ({
  vendorName,
  ...brand,
  ...(contact && { contact }),
})
