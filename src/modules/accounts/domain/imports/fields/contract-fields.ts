import { field, type ImportField } from './import-field.ts'

/** What a file can say about the contract. Amounts are without tax, in the currency of the import. */
export const contractFields: readonly ImportField[] = [
  field(
    'phase',
    'text',
    ['フェーズ', 'Phase'],
    ['', ''],
    '段階 | ステージ | 状況 | ステータス | stage | lifecycle_stage | status',
    50,
  ),
  field(
    'plan',
    'text',
    ['契約プラン', 'Plan'],
    ['ミドル', 'Standard'],
    'プラン | プラン名 | 契約コース | コース | plan_tier | plan_name | tier',
    100,
  ),
  field(
    'seats',
    'count',
    ['席数', 'Seats'],
    ['50', '50'],
    'ライセンス数 | ID数 | 契約ID数 | アカウント数 | 利用者数 | ユーザー数 | licenses | license_count | users',
  ),
  field(
    'mrr',
    'money',
    ['月額(税抜)', 'MRR (ex tax)'],
    ['120,000', '1,200'],
    '月額 | 月額料金 | 月額利用料 | 月額費用 | MRR | 月次金額 | mrr_amount | monthly_fee | monthly_amount',
  ),
  field(
    'arr',
    'money',
    ['年額(税抜)', 'ARR (ex tax)'],
    ['1,440,000', '14,400'],
    '年額 | 年額料金 | 年間契約金額 | 年間利用料 | ARR | 契約金額 | arr_amount | annual_fee | acv',
  ),
  field(
    'contractStartOn',
    'date',
    ['契約開始日', 'Contract start'],
    ['2026/4/1', '2026-04-01'],
    '利用開始日 | 開始日 | 契約日 | 契約開始 | start_date | contract_start_date | started_on',
  ),
  field(
    'renewalOn',
    'date',
    ['契約満了日', 'Contract end'],
    ['2027/3/31', '2027-03-31'],
    '契約終了日 | 契約更新日 | 更新日 | 満了日 | 契約期限 | 次回更新日 | 契約終了 | end_date | renewal_date | contract_end_date | renewal | expires_on',
  ),
  field(
    'signedUpOn',
    'date',
    ['申込日', 'Sign-up date'],
    ['2026/3/2', '2026-03-02'],
    '登録日 | 受注日 | 成約日 | 申込み日 | signup_date | sign_up_date | signed_up_at | created_at | close_date | won_date',
  ),
  field(
    'ownerEmail',
    'member',
    ['担当CSメールアドレス', 'Owner e-mail'],
    ['', ''],
    '担当CS | CS担当 | CSM | 自社担当メール | 社内担当メール | owner | csm_email | owner_email | account_owner',
    254,
  ),
]
