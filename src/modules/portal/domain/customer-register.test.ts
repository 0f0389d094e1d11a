import { expect, it } from 'vitest'
import { forCustomers, saidToCustomers } from './customer-register.ts'

it.each([
  ['卒業', '導入完了の確認'],
  ['卒業判定アンケートへのご回答', 'ご意見アンケートへのご回答'],
  ['最初の成果(First Value)の確認', '最初の成果の確認'],
  ['更新意向スコアが8以上', 'ご継続のご意向が8以上'],
  ['宿題の確認', 'お願いごとの確認'],
  ['ヒアリングシートの回答', '事前のご確認の回答'],
  ['キックオフ実施', 'キックオフ実施'],
])('tells %s to customers as %s', (staff, customer) => {
  expect(forCustomers({ ja: staff, en: 'as it is' })).toEqual({ ja: customer, en: 'as it is' })
})

it.each([
  ['Homework since last time', 'Your tasks since last time'],
  ['Completion criteria and the graduation', 'Completion criteria and the confirmation of completion'],
  ['前回の宿題', '前回のお願いごと'],
  ['Graduation exam (卒業判定)', 'Confirmation of completion (導入完了の確認)'],
])('tells %s, written in one language, as %s', (staff, customer) => {
  expect(saidToCustomers(staff)).toBe(customer)
})
