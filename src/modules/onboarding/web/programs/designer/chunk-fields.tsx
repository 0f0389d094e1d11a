import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { formParts, NumberField, TextField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProgramTask } from '../../../domain/program.ts'
import { maxChunkMinutes } from '../../../domain/task.ts'
import classes from './designer.module.css'

interface ChunkFieldsProps {
  task: ProgramTask
  onChange: (task: ProgramTask) => void
}

/** The pieces of half an hour or less that a customer's work comes in; they add up to its effort. */
export function ChunkFields({ task, onChange }: ChunkFieldsProps) {
  const { t } = useMessages('onboarding')
  const chunks = task.chunks ?? []
  if (task.side !== 'customer' && chunks.length === 0) return null
  const put = (next: NonNullable<ProgramTask['chunks']>) => {
    const { chunks: _, ...rest } = task
    onChange(next.length === 0 ? rest : { ...task, chunks: next })
  }
  const sum = chunks.reduce((total, { minutes }) => total + minutes, 0)
  return (
    <div className={formParts.part}>
      <h3>{t('task.chunks')}</h3>
      {chunks.map((chunk, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing but their place
        <div key={index} className={formParts.row}>
          {(['ja', 'en'] as const).map((each) => (
            <TextField
              key={each}
              className={formParts.grow ?? ''}
              path={`chunks.${index}.name.${each}`}
              label={t('designer.chunkIn', { language: t(`platform:language.${each}`) })}
              value={chunk.name[each]}
              onChange={(name) => put(chunks.with(index, { ...chunk, name: { ...chunk.name, [each]: name } }))}
            />
          ))}
          <NumberField
            path={`chunks.${index}.minutes`}
            label={t('designer.minutes')}
            value={chunk.minutes}
            onChange={(minutes) =>
              put(chunks.with(index, { ...chunk, minutes: Math.max(1, Math.round(minutes ?? 1)) }))
            }
          />
          <ActionIcon
            variant="subtle"
            aria-label={t('designer.removeChunk', { number: index + 1 })}
            onClick={() => put(chunks.toSpliced(index, 1))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      {chunks.length > 0 && sum !== task.effortMinutes && (
        <p className={classes.quiet}>{t('designer.chunkSum', { sum, effort: task.effortMinutes })}</p>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => put([...chunks, { name: { ja: '', en: '' }, minutes: maxChunkMinutes }])}
      >
        {t('designer.addChunk')}
      </Button>
    </div>
  )
}
