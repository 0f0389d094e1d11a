export { useNotice } from './notice.tsx'
