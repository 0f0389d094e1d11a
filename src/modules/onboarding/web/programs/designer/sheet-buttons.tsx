import { Alert, Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { type AnswerOf, callApi, saveFile, useEndpointMutation } from '#platform/web/api/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { useNotice } from '#platform/web/notice/index.ts'
import words from '../../../content/program-sheet-words.json' with { type: 'json' }
import { exportProgram, readProgramSheet } from '../../../contract.ts'
import type { Program } from '../../../domain/program.ts'
import classes from './designer.module.css'

type SheetFlaw = AnswerOf<typeof readProgramSheet>['flaws'][number]

const columns = new Map(Object.entries({ ...words.partColumns, ...words.columns }))
const columnName = (column: SheetFlaw['column']) => columns.get(column) ?? { ja: column, en: column }

interface SheetButtonsProps {
  programKey: string
  onImport: (program: Program) => void
}

/** A program as an Excel workbook, out and in; what comes in replaces the draft and can be taken back. */
export function SheetButtons({ programKey, onImport }: SheetButtonsProps) {
  const { t, language } = useMessages('onboarding')
  const notice = useNotice()
  const [flaws, setFlaws] = useState<readonly SheetFlaw[]>([])
  const read = useEndpointMutation(readProgramSheet, { refreshes: [] })
  const params = { key: programKey }
  const write = () =>
    callApi(exportProgram, { params, query: { locale: language } })
      .then(saveFile)
      .catch((thrown) => notice.failed(thrown))
  const take = (file: File | null) => {
    if (file === null) return
    read.mutate(
      { params, file },
      {
        onSuccess: (answer) => {
          setFlaws(answer.flaws)
          if (answer.program === null) return
          onImport(answer.program)
          notice.done(t('designer.sheetRead'))
        },
        onError: (thrown) => notice.failed(thrown),
      },
    )
  }
  return (
    <>
      <Button variant="default" onClick={write}>
        {t('designer.exportSheet')}
      </Button>
      <FileButton accept=".xlsx" onChange={take}>
        {(props) => (
          <Button variant="default" loading={read.isPending} {...props}>
            {t('designer.importSheet')}
          </Button>
        )}
      </FileButton>
      {flaws.length > 0 && (
        <Alert
          color="red"
          role="alert"
          title={t('designer.sheetRefused')}
          withCloseButton
          closeButtonLabel={t('platform:actions.close')}
          onClose={() => setFlaws([])}
        >
          <ul className={classes.flaws}>
            {flaws.slice(0, 20).map(({ sheet, line, column, code }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one cell may have two flaws
              <li key={index}>
                {t('designer.sheetFlaw', {
                  line,
                  sheet: (sheet === 'tasks' ? words.sheet : words.sheets[sheet])[language],
                  column: columnName(column)[language],
                  what: t(`designer.sheetFlaws.${code}`),
                })}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  )
}
