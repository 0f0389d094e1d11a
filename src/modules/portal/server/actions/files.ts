import { addFileFromPortal, readFileForPortal, requireHomework } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { StoredFile } from '#platform/file-storage/stored-file.ts'
import type { Visitor } from '../visits/require-visitor.ts'

/** Whose a file on its way in becomes; refused before its first byte for what the visitor has nothing to hand in for. */
export async function placeFile(context: Context, visitor: Visitor, taskId: string): Promise<{ accountId: string }> {
  await requireHomework(context, { accountId: visitor.accountId, taskId })
  return { accountId: visitor.accountId }
}

export async function addFile(
  context: Context,
  visitor: Visitor,
  input: { taskId: string; clientId: string; file: StoredFile },
): Promise<{ id: string }> {
  const added = await addFileFromPortal(context, { accountId: visitor.accountId, ...input })
  await visitor.note('file_added')
  return added
}

export async function readFile(context: Context, visitor: Visitor, fileId: string) {
  const stored = await readFileForPortal(context, { accountId: visitor.accountId, fileId })
  await visitor.note('file_read')
  return { stored }
}
