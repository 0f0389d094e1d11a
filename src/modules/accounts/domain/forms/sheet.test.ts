import { describe, expect, test } from 'vitest'
import { hearingForm } from '../../content/built-in.ts'
import { publicForm } from './form.ts'
import { answersTo, editSheet } from './sheet.ts'

const empty = { answers: {}, answerVersions: {}, version: 0 }

describe('editing a sheet', () => {
  test('takes valid answers, removes empty ones, keeps the rest', () => {
    const stored = {
      answers: { busy: '10月', why_now: '法改正', gone: 'kept' },
      answerVersions: { busy: 3 },
      version: 7,
    }
    const edit = editSheet(hearingForm, stored, { busy: ' 3月\n', why_now: '  ', hours: 'from_1_to_2' }, 7)
    expect(edit.answers).toEqual({ busy: '3月', gone: 'kept', hours: 'from_1_to_2' })
    expect(edit.answerVersions).toEqual({ busy: 8, why_now: 8, hours: 8 })
    expect(edit.version).toBe(8)
    expect(edit.changes.map(({ key }) => key)).toEqual(['hours', 'why_now', 'busy'])
    expect(edit.conflicts).toEqual([])
  })

  test('a wrong answer is told and leaves the others alone', () => {
    const edit = editSheet(hearingForm, empty, { hours: 'always', busy: '3月', nobody: 'asked' }, 0)
    expect(edit.answers).toEqual({ busy: '3月' })
    expect(edit.issues.map(({ path, code }) => [path, code])).toEqual([
      ['nobody', 'accounts.answer_to_no_question'],
      ['hours', 'accounts.answer_not_an_option'],
    ])
  })

  test('writing the same again changes nothing', () => {
    const first = editSheet(hearingForm, empty, { owner: { name: '高橋 花子', email: '' } }, 0)
    const stored = {
      ...first,
      answers: { owner: Object.fromEntries(Object.entries(first.answers.owner ?? {}).reverse()) },
    }
    const again = editSheet(hearingForm, stored, { owner: { email: '', name: '高橋 花子' } }, 0)
    expect(again.changes).toEqual([])
    expect(again.version).toBe(1)
  })

  test.each([
    ['another answer', { busy: '4月' }, 1, []],
    ['the same answer', { why_now: '組織変更' }, 1, ['why_now']],
    ['the same answer, having seen it', { why_now: '組織変更' }, 2, []],
    ['the same answer with the same words', { why_now: '法改正' }, 1, []],
    ['the same answer, emptied', { why_now: '' }, 1, ['why_now']],
  ])('after somebody changed why_now: %s', (_, input, basedOn, conflicts) => {
    const stored = { answers: { why_now: '法改正', busy: '3月' }, answerVersions: { why_now: 2, busy: 1 }, version: 2 }
    expect(editSheet(hearingForm, stored, input, basedOn).conflicts).toEqual(conflicts)
  })

  test('own keys only', () => {
    const edit = editSheet(hearingForm, empty, JSON.parse('{"__proto__": {"busy": "x"}}'), 0)
    expect(edit.changes).toEqual([])
    expect(edit.issues).toHaveLength(1)
  })
})

test('readers of a form see answers to its questions only', () => {
  const [first, second] = hearingForm.fields
  if (!first || !second) throw new Error('The form is empty.')
  const form = { ...hearingForm, fields: [first, { ...second, private: true }] }
  const stored = { [first.key]: '新会計', [second.key]: { name: '秘密' }, politics: '秘密' }
  expect(answersTo(publicForm(form), stored)).toEqual({ [first.key]: '新会計' })
})
