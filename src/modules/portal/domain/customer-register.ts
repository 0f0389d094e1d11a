/** What staff say among themselves, and what a customer reads instead; longer words first. */
const words: readonly (readonly [RegExp, string])[] = [
  [/卒業判定アンケート/g, 'ご意見アンケート'],
  [/卒業判定|卒業/g, '導入完了の確認'],
  [/宿題/g, 'お願いごと'],
  [/更新意向スコア|更新意向/g, 'ご継続のご意向'],
  [/再キックオフ/g, '進め方の見直し'],
  [/ヒアリングシート/g, '事前のご確認'],
  [/\((?:First Value|ファーストバリュー)\)/gi, ''],
  [/顧客/g, 'お客様'],
]

interface Text {
  ja: string
  en: string
}

/** A text of the plan in the words that customers are addressed with. English has one register for both. */
export function forCustomers<Given extends Text>(text: Given): Given {
  return { ...text, ja: words.reduce((said, [staff, customer]) => said.replace(staff, customer), text.ja) }
}
