import { Button, Loader, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useEndpointMutation } from '#platform/web/api/index.ts'
import { ScrollRegion } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { changeImport, fileDelimiters, fileEncodings, type ImportDetails } from '../../../contract.ts'
import classes from '../imports.module.css'
import { ProblemNote } from '../problem-note.tsx'

const delimiterKeys = { ',': 'comma', '\t': 'tab', ';': 'semicolon' } as const

/** Is the file read rightly? The first rows show; encoding, sheet and heading can be set right. */
export function ReadingStep({ item, onNext }: { item: ImportDetails; onNext: () => void }) {
  const { t } = useMessages('accounts')
  const { reading, columns, preview } = item
  const change = useEndpointMutation(changeImport)
  const [headerLine, setHeaderLine] = useState<number | string>(reading.headerLine)
  const reread = (next: z.input<typeof changeImport.body>['reading']) =>
    change.mutate({ params: { id: item.id }, body: { reading: next } })

  return (
    <div className={classes.stack}>
      <div className={classes.controls}>
        {reading.kind === 'text' && (
          <>
            <Select
              label={t('imports.reading.encoding')}
              data={fileEncodings.map((value) => ({ value, label: t(`imports.encoding.${value}`) }))}
              value={reading.encoding}
              allowDeselect={false}
              onChange={(value) => {
                const encoding = fileEncodings.find((one) => one === value)
                if (encoding) reread({ encoding })
              }}
            />
            <Select
              label={t('imports.reading.delimiter')}
              data={fileDelimiters.map((value) => ({ value, label: t(`imports.delimiter.${delimiterKeys[value]}`) }))}
              value={reading.delimiter}
              allowDeselect={false}
              onChange={(value) => {
                const delimiter = fileDelimiters.find((one) => one === value)
                if (delimiter) reread({ delimiter })
              }}
            />
          </>
        )}
        {reading.kind === 'workbook' && (
          <Select
            label={t('imports.reading.sheet')}
            data={reading.sheets.map(({ name }) => name)}
            value={reading.sheet}
            allowDeselect={false}
            onChange={(sheet) => sheet && reread({ sheet })}
          />
        )}
        <NumberInput
          label={t('imports.reading.headerLine')}
          min={1}
          value={headerLine}
          onChange={setHeaderLine}
          onBlur={() => {
            const line = Number(headerLine)
            if (line >= 1 && line !== reading.headerLine) reread({ headerLine: line })
          }}
          className={classes.narrow}
        />
        {change.isPending && <Loader size="sm" aria-label={t('imports.upload.reading')} />}
      </div>
      {!reading.isCertain && <p className={classes.hint}>{t('imports.reading.uncertain')}</p>}
      <ProblemNote thrown={change.error} />
      <ScrollRegion className={classes.preview} label={t('imports.reading.preview')}>
        <table>
          <thead>
            <tr>
              <th scope="col" className={classes.lineNumber}>
                {t('imports.reading.line')}
              </th>
              {columns.map(({ column, header }) => (
                <th key={column} scope="col">
                  {header || t('imports.columns.noHeading')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.map(({ line, cells }) => (
              <tr key={line}>
                <th scope="row" className={classes.lineNumber}>
                  {line}
                </th>
                {columns.map(({ column }) => (
                  <td key={column}>{cells[column] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className={classes.foot}>
        <Button variant="filled" onClick={onNext} disabled={change.isPending}>
          {t('imports.reading.next')}
        </Button>
      </div>
    </div>
  )
}
