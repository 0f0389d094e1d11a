import { useMessages } from '#platform/web/messages/index.ts'
import { Stat, StatRow } from '#platform/web/stat/index.ts'
import {
  type NumberFigure,
  numberFigures,
  type OnboardingFigure,
  type ShareFigure,
} from '../../domain/onboarding-figures.ts'
import type { OnboardingGroup } from '../../onboarding-contract.ts'
import { type OnboardingAddress, onboardingReportPath } from './report-address.ts'
import { useFigureWords } from './words.ts'

const isNumber = (figure: OnboardingFigure): figure is NumberFigure => numberFigures.some((each) => each === figure)

interface FigureRowProps {
  group: OnboardingGroup
  figures: readonly (ShareFigure | NumberFigure)[]
  address: OnboardingAddress
}

/** Big numbers, each opening to its customers. */
export function FigureRow({ group, figures, address }: FigureRowProps) {
  const { t } = useMessages('metrics')
  const words = useFigureWords()
  return (
    <StatRow>
      {figures.map((figure) => {
        const { value, note } = isNumber(figure)
          ? words.number(figure, group.numbers[figure])
          : words.share(group.shares[figure])
        return (
          <Stat
            key={figure}
            label={t(`onboarding.figures.${figure}`)}
            value={value}
            note={note}
            to={onboardingReportPath}
            search={address.search(figure)}
          />
        )
      })}
    </StatRow>
  )
}

const notConnected = ['nps', 'csat', 'activation', 'early_usage'] as const

/** What nobody can know yet, and what it takes: a dash, never a zero. */
export function NotConnected({ figures }: { figures: readonly (typeof notConnected)[number][] }) {
  const { t } = useMessages('metrics')
  return (
    <StatRow>
      {figures.map((figure) => (
        <Stat
          key={figure}
          label={t(`onboarding.notConnected.${figure}.name`)}
          value={undefined}
          note={t(`onboarding.notConnected.${figure}.needs`)}
        />
      ))}
    </StatRow>
  )
}
