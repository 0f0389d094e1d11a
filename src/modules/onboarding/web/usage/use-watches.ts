import { useEndpoint } from '#platform/web/api/index.ts'
import { listUsageWatches, type UsageWatch } from '../../contract.ts'

/** What usage says of one early win or task of a project; undefined until it is read, and where usage is not asked. */
export function useWatch(projectId: string, subject: UsageWatch['subject'], key: string): UsageWatch | undefined {
  const { data } = useEndpoint(listUsageWatches, { params: { id: projectId } })
  return data?.items.find((each) => each.subject === subject && each.key === key)
}
