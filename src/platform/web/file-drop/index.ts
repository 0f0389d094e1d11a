export { FileDrop } from './file-drop.tsx'
export { fileSizeOf } from './file-size.ts'
