import { describe, expect, test } from 'vitest'
import { handoffForm, handoffMeeting, hearingForm, industries, phaseModel, stakeholderLabels } from './built-in.ts'

const everything = { handoffForm, handoffMeeting, hearingForm, industries, phaseModel, stakeholderLabels }

function localTexts(value: unknown): { ja: string; en: string }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('ja' in value && 'en' in value) return [{ ja: String(value.ja), en: String(value.en) }]
  return Object.values(value).flatMap(localTexts)
}

const keysOf = (form: { fields: { key: string; required: boolean }[] }, required: boolean) =>
  form.fields.filter((field) => field.required === required).map((field) => field.key)

describe('built-in content', () => {
  test('the questionnaire has 26 questions, the starred ones required', () => {
    expect(hearingForm.fields).toHaveLength(26)
    expect(keysOf(hearingForm, true)).toEqual(
      'project_name owner sponsor hours why_now ideal kpi_name current_flow pain users literacy data_sources security go_live busy'.split(
        ' ',
      ),
    )
  })

  test('the handover sheet has 20 items, of which four are optional and one is private', () => {
    expect(handoffForm.fields).toHaveLength(20)
    expect(keysOf(handoffForm, false)).toEqual(['politics', 'expansion', 'similar', 'files'])
    expect(handoffForm.fields.filter((field) => field.private).map((field) => field.key)).toEqual(['politics'])
    expect(handoffForm.fields.every((field) => field.help !== undefined)).toBe(true)
    expect(handoffForm.returnReasons).toHaveLength(5)
  })

  test('the agenda runs without a gap to its end', () => {
    const ends = [0, ...handoffMeeting.items.map((item) => item.to)]
    expect(handoffMeeting.items.map((item) => item.from)).toEqual(ends.slice(0, -1))
    expect(ends.at(-1)).toBe(handoffMeeting.minutes)
  })

  test('phases, industries and roles are complete', () => {
    expect(phaseModel.phases.map((phase) => phase.key)).toEqual(
      'qualification onboarding adoption renewal expansion churned won_back'.split(' '),
    )
    expect(industries.at(-1)?.key).toBe('other')
    expect(stakeholderLabels.roles).toHaveLength(9)
  })

  test.each(localTexts(everything).map(({ ja, en }) => [ja, en]))('%s', (ja, en) => {
    // U+301C and the other characters that CP932 loses, exclamation marks and notes, spaces between scripts.
    expect(ja).not.toMatch(/[\u301c\u2212\u2014\u2016!\uff01♪]/)
    expect(ja).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u3040-\u30ff\u4e00-\u9fff]/)
    expect(ja).not.toMatch(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f]/)
    expect(en).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]|[\uff00-\uffef]/)
  })
})
