import { useState } from 'react'
import { callApi, useRefresh } from '#platform/web/api/index.ts'
import { useDraft } from '#platform/web/drafts/index.ts'
import { readHandoff, readSheet, type Sheet, saveAnswers } from '../../../contract.ts'

/** A sheet that saves itself, with who wrote into it last. */
export function useSheet(accountId: string, sheet: Sheet) {
  const [meta, setMeta] = useState({ updatedAt: sheet.updatedAt, updatedBy: sheet.updatedBy })
  const refresh = useRefresh()
  const params = { id: accountId, kind: sheet.kind }
  const saving = useDraft<Pick<Sheet, 'answers' | 'version' | 'updatedAt' | 'updatedBy'>>(sheet, {
    save: (body) => callApi(saveAnswers, { params, body }),
    read: () => callApi(readSheet, { params }),
    onServer: ({ updatedAt, updatedBy }) => setMeta({ updatedAt, updatedBy }),
    onSaved: () => refresh(readHandoff),
  })
  return { ...saving, ...meta }
}
