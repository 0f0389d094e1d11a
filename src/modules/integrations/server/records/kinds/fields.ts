import { importField as field } from '#modules/accounts/server/api.ts'

const customer = field(
  'accountExternalId',
  'text',
  ['顧客の外部ID', 'Customer ID'],
  ['C-001', 'C-001'],
  'account_id | account id | 顧客ID | 顧客コード | 外部ID | 契約先ID | customer_id | organization_external_id | company_id',
  200,
)

const severities = [
  { value: 'low', labels: ['低', '軽微', 'minor', 'p4'] },
  { value: 'normal', labels: ['中', '通常', '普通', 'medium', 'p3'] },
  { value: 'high', labels: ['高', '重要', 'major', 'p2'] },
  { value: 'urgent', labels: ['緊急', '至急', '最高', 'critical', 'p1'] },
]
const statuses = [
  { value: 'open', labels: ['対応中', '未対応', '新規', 'オープン', 'new', 'in progress'] },
  { value: 'pending', labels: ['お客様の返信待ち', '返信待ち', '保留', 'hold', 'on-hold', 'on hold', 'waiting'] },
  { value: 'solved', labels: ['解決済み', '解決', 'resolved'] },
  { value: 'closed', labels: ['完了', 'クローズ', '終了', 'done'] },
]

export const ticketFields = [
  field(
    'externalId',
    'text',
    ['チケット番号', 'Ticket ID'],
    ['T-1', 'T-1'],
    'ticket_id | 問い合わせ番号 | 受付番号 | チケットID | id | number',
    200,
  ),
  customer,
  field(
    'organisation',
    'text',
    ['組織名', 'Organisation'],
    ['東西商事', 'Acme'],
    'organization | 会社名 | 顧客名 | company',
    200,
  ),
  field(
    'requesterEmail',
    'email',
    ['問い合わせ者のメール', 'Requester e-mail'],
    ['a@example.com', 'a@example.com'],
    'requester | requester email | メールアドレス | email',
    254,
  ),
  field(
    'subject',
    'text',
    ['件名', 'Subject'],
    ['請求書について', 'About the invoice'],
    'title | タイトル | 題名',
    500,
  ),
  { ...field('status', 'select', ['状態', 'Status'], ['解決済み', 'solved'], 'ステータス | state'), options: statuses },
  {
    ...field('severity', 'select', ['重大度', 'Severity'], ['高', 'high'], 'priority | 優先度 | 緊急度'),
    options: severities,
  },
  field(
    'openedAt',
    'text',
    ['受付日時', 'Opened at'],
    ['2026-04-01 09:00', '2026-04-01 09:00'],
    'submitted_at | created_at | 作成日時 | 受付日 | 起票日 | opened',
  ),
  field(
    'firstRepliedAt',
    'text',
    ['初回返信日時', 'First reply at'],
    ['2026-04-01 10:00', '2026-04-01 10:00'],
    'first_replied_at | 初回応答日時',
  ),
  field(
    'firstResponseMinutes',
    'number',
    ['初回返信までの分', 'First response (minutes)'],
    ['60', '60'],
    'first_response_time_minutes | first response time | 初回応答時間(分)',
  ),
  field(
    'solvedAt',
    'text',
    ['解決日時', 'Solved at'],
    ['2026-04-02 09:00', '2026-04-02 09:00'],
    'closed_at | solved_at | resolved_at | 完了日時 | 解決日',
  ),
  field('reopenedCount', 'count', ['再開回数', 'Reopened'], ['0', '0'], 'reopens | reopen_count'),
  field(
    'satisfaction',
    'number',
    ['満足度(1〜5)', 'Satisfaction (1 to 5)'],
    ['4', '4'],
    'satisfaction_score | csat | 満足度 | 評価',
  ),
  field(
    'url',
    'url',
    ['URL', 'URL'],
    ['https://example.com/tickets/1', 'https://example.com/tickets/1'],
    'link | リンク',
    1_000,
  ),
  field(
    'updatedAt',
    'text',
    ['更新日時', 'Updated at'],
    ['2026-04-02 09:00', '2026-04-02 09:00'],
    'updated_at | 最終更新日時',
  ),
]

const billings = [
  { value: 'monthly', labels: ['月払い', '月額', '毎月', 'month'] },
  { value: 'annual', labels: ['年払い', '年額', '毎年', 'yearly', 'year'] },
]

export const subscriptionFields = [
  field(
    'externalId',
    'text',
    ['契約番号', 'Subscription ID'],
    ['S-1', 'S-1'],
    'subscription_id | 契約ID | サブスクリプションID | id',
    200,
  ),
  customer,
  field('startOn', 'date', ['開始日', 'Start date'], ['2026-04-01', '2026-04-01'], 'start_date | 契約開始日 | start'),
  field('endOn', 'date', ['終了日', 'End date'], ['', ''], 'end_date | 契約終了日 | 解約日 | end'),
  field('plan', 'text', ['プラン', 'Plan'], ['Pro', 'Pro'], 'plan_tier | plan name | プラン名', 100),
  field('seats', 'count', ['席数', 'Seats'], ['10', '10'], 'ライセンス数 | quantity | licences | licenses'),
  field('mrr', 'money', ['月額', 'MRR'], ['10,000', '10,000'], 'mrr_amount | 月額(税抜) | monthly'),
  field('arr', 'money', ['年額', 'ARR'], ['120,000', '120,000'], 'arr_amount | 年額(税抜) | yearly'),
  field('isTrial', 'boolean', ['トライアル', 'Trial'], ['', ''], 'is_trial | 試用 | 無料'),
  {
    ...field(
      'billing',
      'select',
      ['支払い', 'Billing'],
      ['年払い', 'annual'],
      'billing_frequency | 支払い周期 | interval',
    ),
    options: billings,
  },
  field('autoRenewal', 'boolean', ['自動更新', 'Auto renewal'], ['○', 'yes'], 'auto_renew_flag | auto_renew'),
]

export const churnFields = [
  field('externalId', 'text', ['解約番号', 'Churn ID'], ['X-1', 'X-1'], 'churn_event_id | 解約ID | id', 200),
  customer,
  field(
    'churnedOn',
    'date',
    ['解約日', 'Churn date'],
    ['2026-04-01', '2026-04-01'],
    'churn_date | churned_on | cancelled_on | 解約年月日',
  ),
  field('reason', 'text', ['解約理由', 'Reason'], ['予算', 'budget'], 'reason_code | 理由 | 理由コード | reason', 200),
  field('note', 'long_text', ['コメント', 'Comment'], ['', ''], 'feedback_text | feedback | 備考 | メモ | note', 2_000),
]
