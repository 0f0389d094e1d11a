import { useMemo } from 'react'
import type { Draft } from '#platform/web/drafts/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'

/** The words of issues by path; the first one of each. */
export function useIssueWords(issues: Draft['issues']): ReadonlyMap<string, string> {
  const { t } = useMessages('accounts')
  return useMemo(() => {
    const words = new Map<string, string>()
    for (const { path, code, params } of issues) {
      if (!words.has(path)) words.set(path, t(`sheet.issue.${code.replace('accounts.', '')}`, { ...params }))
    }
    return words
  }, [issues, t])
}
