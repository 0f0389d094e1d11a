import { useRef, useState } from 'react'
import { asProblem, useEndpointMutation } from '#platform/web/api/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import { saveProgramDraft } from '../../../../contract.ts'
import type { Program } from '../../../../domain/program.ts'
import { back, begin, type DraftLine, forth, saved, step } from './draft-line.ts'

export type ProgramEdit = (program: Program) => Program

/**
 * The draft as it stands with all edits made so far, those still on their way included. One save is under way at a time;
 * what is edited meanwhile goes with the next one, so that no edit is dropped and none rests on an older state.
 */
export function useDraftEdits(read: Pick<DraftLine, 'program' | 'version' | 'at'>) {
  const notice = useNotice()
  const save = useEndpointMutation(saveProgramDraft)
  const [kept, setKept] = useState<DraftLine>(() => begin(read))
  const [isSaving, setSaving] = useState(false)
  // What a render has seen is too old for the second of two edits made between renders.
  const newest = useRef(kept)
  const sending = useRef<Promise<boolean> | undefined>(undefined)
  const put = (next: DraftLine) => {
    newest.current = next
    setKept(next)
  }
  const isOvertaken = !isSaving && kept.program === kept.saved && read.version !== kept.version && read.at > kept.at
  const line = isOvertaken ? begin(read) : kept

  const send = async (): Promise<boolean> => {
    while (newest.current.program !== newest.current.saved) {
      const { program, version, saved: before } = newest.current
      try {
        const answer = await save.mutateAsync({ params: { key: program.key }, body: { program, version } })
        put(saved(newest.current, program, { version: answer.version, at: Date.now() }))
      } catch (thrown) {
        // What the server will never take goes; what did not reach it waits to be sent again.
        if (asProblem(thrown).kind !== 'unavailable') put(begin({ program: before, version, at: 0 }))
        notice.failed(thrown)
        return false
      }
    }
    return true
  }
  const flush = (): Promise<boolean> => {
    if (sending.current === undefined) {
      setSaving(true)
      sending.current = send().finally(() => {
        sending.current = undefined
        setSaving(false)
      })
    }
    return sending.current
  }
  const apply = (advance: (line: DraftLine) => DraftLine): Promise<boolean> => {
    put(advance(isOvertaken ? line : newest.current))
    return flush()
  }
  return {
    program: line.program,
    version: line.version,
    isSaving,
    isUnsaved: !isSaving && line.program !== line.saved,
    error: save.error,
    canUndo: line.past.length > 0,
    canRedo: line.future.length > 0,
    /** True once everything is saved; false where it was not, which has been told. */
    change: (edit: ProgramEdit) => apply((each) => step(each, edit)),
    undo: () => apply(back),
    redo: () => apply(forth),
    saveAgain: flush,
  }
}
