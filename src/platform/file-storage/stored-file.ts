/** Which file: whose it is and its identifier. What belongs to no customer carries the workspace's own identifier. */
export interface FileKey {
  accountId: string
  fileId: string
}

/** A file that has come in whole. */
export interface StoredFile extends FileKey {
  /** Safe to show and to save under: no path, nothing invisible. */
  fileName: string
  byteSize: number
  /** Hexadecimal. */
  sha256: string
  /** Found in the bytes, whatever the sender said. */
  contentType: string
}
