import { readProgram } from '#modules/onboarding/contract.ts'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { GraduationReview, ProgramRoads } from '../../graduation-contract.ts'
import { useSegmentNames } from '../segment-names.ts'
import { CellTable } from './cell-table.tsx'
import type { GraduationAddress } from './report-address.ts'

export interface RoadNames {
  program: (key: string) => string
  road: (program: string | undefined, key: string) => string
}

/** The programs and the stages of their value roadmaps by their names. */
export function useRoadNames(data: GraduationReview | undefined): RoadNames {
  const { t, language } = useMessages('metrics')
  const program = useSegmentNames('program')
  const road = (programKey: string | undefined, key: string) => {
    if (key === '-') return t('graduation.noRoad')
    if (key === '*') return t('graduation.ownRoad')
    const programs = data?.programs.filter((each) => programKey === undefined || each.key === programKey) ?? []
    return programs.flatMap(({ roads }) => roads).find((each) => each.key === key)?.name?.[language] ?? key
  }
  return { program, road }
}

interface RoadSectionProps {
  of: ProgramRoads
  names: RoadNames
  address: GraduationAddress
}

/** What became of the customers of one program by the furthest stage of its value roadmap. */
export function RoadSection({ of: { key: program, customers, roads, jump }, names, address }: RoadSectionProps) {
  const { t } = useMessages('metrics')
  const { number } = useFormats()
  const title = t('graduation.roadOf', { program: names.program(program) })
  const note =
    jump === null
      ? t('graduation.programJumpNone', { n: number(customers) })
      : t('graduation.programJump', {
          stage: names.road(program, jump.key),
          below: names.road(program, jump.below),
          rise: number(Math.round(jump.rise * 100)),
        })
  return (
    <Section title={title} note={note}>
      <CellTable
        label={title}
        head={t('graduation.byRoad')}
        rows={roads.map((cell) => ({
          ...cell,
          name: names.road(program, cell.key),
          search: { program, road: cell.key },
          isJump: jump?.key === cell.key,
        }))}
        address={address}
      />
      <GraduationPoint program={program} jump={jump} names={names} />
    </Section>
  )
}

/** Whether the program's graduation point lies where retention jumps; where it does not, the way to the designer. */
function GraduationPoint({ program, jump, names }: { program: string; jump: ProgramRoads['jump']; names: RoadNames }) {
  const { t } = useMessages('metrics')
  const { data } = useEndpoint(readProgram, { params: { key: program }, query: {} })
  if (!data || jump === null) return null
  const { graduationStageKey: point } = data
  if (point === jump.key) return <p>{t('graduation.pointFits', { stage: names.road(program, jump.key) })}</p>
  return (
    <p>
      {point === undefined
        ? t('graduation.pointNone', { stage: names.road(program, jump.key) })
        : t('graduation.pointDiffers', {
            stage: names.road(program, jump.key),
            point: names.road(program, point),
          })}{' '}
      <PageLink to={`/settings/programs/${program}`}>{t('graduation.pointOpen')}</PageLink>
    </p>
  )
}
