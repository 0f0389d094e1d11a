import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { saveFile } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type Program, programDraftSchema } from '../../../domain/program.ts'

interface FileButtonsProps {
  program: Program
  onImport: (program: Program) => void
}

/** The whole program as a JSON file, out and in; what comes in replaces the draft and can be taken back. */
export function FileButtons({ program, onImport }: FileButtonsProps) {
  const { t } = useMessages('onboarding')
  const [refusedAt, setRefusedAt] = useState<string>()
  const write = () => {
    const blob = new Blob([`${JSON.stringify(program, null, 2)}\n`], { type: 'application/json' })
    saveFile({ blob, fileName: `${program.key}-v${program.version}.json` })
  }
  const read = async (file: File | null) => {
    if (file === null) return
    const parsed = programDraftSchema.safeParse(parseJson(await file.text()))
    setRefusedAt(parsed.success ? undefined : (parsed.error.issues[0]?.path.join('.') ?? ''))
    if (parsed.success) onImport({ ...parsed.data, key: program.key, version: program.version })
  }
  return (
    <>
      <Button variant="default" onClick={write}>
        {t('designer.export')}
      </Button>
      <FileButton accept="application/json,.json" onChange={read}>
        {(props) => (
          <Button variant="default" {...props}>
            {t('designer.import')}
          </Button>
        )}
      </FileButton>
      {refusedAt !== undefined && <span role="alert">{t('designer.importRefused', { path: refusedAt })}</span>}
    </>
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
