import { sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import type { FileKey, StoredFile } from './stored-file.ts'

interface Owned extends FileKey {
  workspaceId: string
}

interface NewFile extends Owned {
  fileName: string
  declaredType: string
  createdAt: string
}

export async function insertFile(transaction: Transaction, file: NewFile): Promise<void> {
  await sql`insert into platform.files (workspace_id, account_id, file_id, name, declared_type, created_at)
    values (${file.workspaceId}, ${file.accountId}, ${file.fileId}, ${file.fileName}, ${file.declaredType}, ${file.createdAt})`.execute(
    transaction,
  )
}

export async function insertChunk(transaction: Transaction, key: Owned, startsAt: number, bytes: Buffer) {
  await sql`insert into platform.file_chunks (workspace_id, account_id, file_id, starts_at, bytes)
    values (${key.workspaceId}, ${key.accountId}, ${key.fileId}, ${startsAt}, ${bytes})`.execute(transaction)
}

export async function markComplete(transaction: Transaction, file: StoredFile, at: string): Promise<void> {
  await sql`update platform.files set completed_at = ${at}, byte_size = ${file.byteSize},
    sha256 = ${Buffer.from(file.sha256, 'hex')}, content_type = ${file.contentType}
    where account_id = ${file.accountId} and file_id = ${file.fileId}`.execute(transaction)
}

export async function markDiscarded(transaction: Transaction, key: FileKey, at: string | null): Promise<void> {
  await sql`update platform.files set discarded_at = ${at}
    where account_id = ${key.accountId} and file_id = ${key.fileId}`.execute(transaction)
}

export async function deleteUnfinished(transaction: Transaction, key: FileKey): Promise<void> {
  await sql`delete from platform.files
    where account_id = ${key.accountId} and file_id = ${key.fileId} and completed_at is null`.execute(transaction)
}

export async function deleteOld(transaction: Transaction, unfinishedBefore: string, discardedBefore: string) {
  await sql`delete from platform.files where completed_at is null and created_at < ${unfinishedBefore}`.execute(
    transaction,
  )
  await sql`delete from platform.files where discarded_at < ${discardedBefore}`.execute(transaction)
}

interface FileRow {
  name: string
  byte_size: number
  sha256: string
  content_type: string
}

/** A whole file that was not thrown away. */
export async function selectFile(db: Db, key: FileKey): Promise<StoredFile | undefined> {
  const { rows } = await sql<FileRow>`select name, byte_size, encode(sha256, 'hex') as sha256, content_type
    from platform.files where account_id = ${key.accountId} and file_id = ${key.fileId}
    and completed_at is not null and discarded_at is null`.execute(db)
  const [row] = rows
  return (
    row && {
      accountId: key.accountId,
      fileId: key.fileId,
      fileName: row.name,
      byteSize: row.byte_size,
      sha256: row.sha256,
      contentType: row.content_type,
    }
  )
}

export interface Chunk {
  starts_at: number
  bytes: Buffer
}

/** The piece that holds a place in the file. */
export async function selectChunk(db: Db, key: FileKey, place: number): Promise<Chunk | undefined> {
  const { rows } = await sql<Chunk>`select starts_at, bytes from platform.file_chunks
    where account_id = ${key.accountId} and file_id = ${key.fileId} and starts_at <= ${place}
    order by starts_at desc limit 1`.execute(db)
  return rows[0]
}
