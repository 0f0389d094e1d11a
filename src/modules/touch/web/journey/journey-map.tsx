import type { AnswerOf } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ScrollRegion, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import type { JourneyRow, readJourneyMap } from '../../contract.ts'
import { journeyPhases } from '../../domain/journey.ts'
import classes from '../touch.module.css'

interface JourneyMapProps {
  map: AnswerOf<typeof readJourneyMap>
  onOpen: (row: JourneyRow) => void
}

/** Planned against happened, phase by phase; the customers behind open from their number. */
export function JourneyMap({ map, onOpen }: JourneyMapProps) {
  const { t } = useMessages('touch')
  return (
    <Section title={t('journey.map')} note={t('journey.mapNote')}>
      {map.withoutTouchModel > 0 && (
        <p className={classes.quiet}>{t('journey.withoutTouchModel', { count: map.withoutTouchModel })}</p>
      )}
      <ScrollRegion className={classes.scroller} label={t('journey.map')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('column.touchpoint')}</th>
              <th scope="col">{t('column.touchModel')}</th>
              <th scope="col">{t('column.due')}</th>
              <th scope="col">{t('column.behind')}</th>
              <th scope="col">{t('column.happened')}</th>
            </tr>
          </thead>
          {journeyPhases.map((phase) => (
            <tbody key={phase}>
              <tr>
                <th colSpan={5} scope="rowgroup">
                  <b>{t(`phase.${phase}`)}</b>
                </th>
              </tr>
              {map.items
                .filter((row) => row.phase === phase)
                .map((row) => (
                  <MapRow key={`${row.key}-${row.touchModel}`} row={row} onOpen={() => onOpen(row)} />
                ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
    </Section>
  )
}

function MapRow({ row, onOpen }: { row: JourneyRow; onOpen: () => void }) {
  const { t, language } = useMessages('touch')
  const { percent } = useFormats()
  const { name, touchModel, due, behind, expected, happened } = row
  return (
    <tr>
      <th scope="row">{name[language]}</th>
      <td>{t(`model.${touchModel}`)}</td>
      <td>{due}</td>
      <td>
        {behind === 0 ? (
          <StatusMark
            level={due === 0 ? 'unknown' : 'good'}
            label={due === 0 ? t('journey.notDue') : t('journey.none')}
          />
        ) : (
          <button
            type="button"
            className={classes.figure}
            onClick={onOpen}
            aria-label={t('journey.openGaps', { name: name[language], model: t(`model.${touchModel}`), count: behind })}
          >
            {t('journey.behind', { count: behind })}
          </button>
        )}
      </td>
      <td>
        {expected === 0
          ? t('journey.times', { happened })
          : t('journey.timesOf', { expected, happened, percent: percent(happened / expected, 0) })}
      </td>
    </tr>
  )
}
