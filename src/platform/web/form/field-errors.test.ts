import { expect, it } from 'vitest'
import { problemOf } from '../api/problem.ts'
import { formProblemOf } from './field-errors.ts'

const refused = problemOf(400, {
  title: 'Please check',
  code: 'platform.invalid_input',
  fields: [
    { path: 'name', code: 'too_small', message: 'Write a name' },
    { path: 'name', code: 'other', message: 'second' },
    { path: 'goals.0.target', code: 'not_a_number' },
  ],
})

it.each([
  { what: 'nothing thrown', thrown: null, known: [], fields: {}, summary: undefined },
  {
    what: 'every field shown',
    thrown: refused,
    known: ['name', 'goals.0.target'],
    fields: { name: 'Write a name', 'goals.0.target': 'not_a_number' },
    summary: undefined,
  },
  {
    what: 'a field that the form does not show',
    thrown: refused,
    known: ['name'],
    fields: { name: 'Write a name', 'goals.0.target': 'not_a_number' },
    summary: 'Please check',
  },
  {
    what: 'no field to blame',
    thrown: problemOf(409, { title: 'Taken' }),
    known: ['name'],
    fields: {},
    summary: 'Taken',
  },
])('$what', ({ thrown, known, fields, summary }) => {
  const problem = formProblemOf(thrown, new Set(known))
  expect(Object.fromEntries(problem.fields)).toEqual(fields)
  expect(problem.summary?.title).toBe(summary)
})
