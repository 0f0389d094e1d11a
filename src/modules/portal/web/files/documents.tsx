import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PortalFile } from '../../contract.ts'
import { FileList } from './file-list.tsx'

/** Everything that was shared between both sides, newest first. */
export function Documents({ files }: { files: readonly PortalFile[] }) {
  const { t } = useMessages('portal')
  if (files.length === 0) return null
  return (
    <Section title={t('files.title')} count={files.length}>
      <FileList files={files} />
    </Section>
  )
}
