export { FileDrop } from './file-drop.tsx'
export { fileSizeOf } from './file-size.ts'
export { UploadList } from './upload-list.tsx'
export { useUploads } from './use-uploads.ts'
