import { useMemo } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { SheetDraft } from './sheet-draft.ts'

/** The words of issues by path; the first one of each. */
export function useIssueWords(issues: SheetDraft['issues']): ReadonlyMap<string, string> {
  const { t } = useMessages('accounts')
  return useMemo(() => {
    const words = new Map<string, string>()
    for (const { path, code, params } of issues) {
      if (!words.has(path)) words.set(path, t(`sheet.issue.${code.replace('accounts.', '')}`, { ...params }))
    }
    return words
  }, [issues, t])
}
