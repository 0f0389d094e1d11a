import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { type MailKind, mailKinds } from '../domain/mail-kind.ts'
import { listMessages } from './outbox/list-messages.ts'
import { wordMail } from './outbox/word-mail.ts'
import { queueMail } from './queue-mail.ts'
import { changeMailSettings } from './settings/mail-settings.ts'

const clock = createFakeClock('2026-04-08T09:00:00+09:00')
let database: TestDatabase
let workspace: TestWorkspace
let accountId: string

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  accountId = (await workspace.run((context) => buildAccount(context, { name: '㈱東西商事' }))).id
})
afterAll(() => database.close())

const reminder = (dedupeKey: string) => ({
  accountId,
  to: { email: 'taro@example.com', familyName: '田中', givenName: '太郎' },
  kind: 'homework_after_due' as const,
  locale: 'ja' as const,
  params: { taskName: '利用者一覧', dueOn: '2026-04-07' },
  dedupeKey,
})

describe('queueing', () => {
  it('writes one mail a key, also when asked twice at the same moment', async () => {
    const made = await Promise.all(
      [1, 2, 3].map(() => workspace.run((context) => queueMail(context, reminder('task-1:after_due')))),
    )
    expect(new Set(made.map((each) => each.id)).size).toBe(1)
  })

  it('leaves a draft unless the workspace lets the kind out, and one rollback leaves nothing', async () => {
    expect((await workspace.run((context) => queueMail(context, reminder('a')))).state).toBe('draft')
    await workspace.run((context) => changeMailSettings(context, { automaticKinds: ['homework_after_due'] }))
    expect((await workspace.run((context) => queueMail(context, reminder('b')))).state).toBe('queued')
    const failed = workspace.run(async (context) => {
      await queueMail(context, reminder('c'))
      throw new Error('the change fails')
    })
    await expect(failed).rejects.toThrow('the change fails')
    const { items } = await workspace.run((context) =>
      listMessages(context, 'https://banso.example.com', { accountId, limit: 50 }),
    )
    expect(items.map((item) => item.state).sort()).toEqual(['draft', 'draft', 'queued'])
    expect(items[0]?.body).toContain('https://banso.example.com/p/')
  })

  it('is written by whoever is named, else by whoever looks after the customer', async () => {
    const csm = await workspace.addMember('csm', '佐藤 花子')
    const specialist = await workspace.addMember('csm', '高橋 一郎')
    const owned = await workspace.run((context) => buildAccount(context, { name: '南北工業', ownerId: csm.id }))
    const bodyOf = async (dedupeKey: string, ownerId?: string | null) => {
      const mail = { ...reminder(dedupeKey), accountId: owned.id, ownerId }
      const { id } = await workspace.run((context) => queueMail(context, mail))
      const { rows } = await database.owner.query(
        'select body, reply_to from messaging.messages where message_id = $1',
        [id],
      )
      return JSON.stringify(rows)
    }
    expect(await bodyOf('w1', specialist.id)).toMatch(new RegExp(`高橋 一郎.*${specialist.id}`))
    expect(await bodyOf('w2', null)).toMatch(new RegExp(`佐藤 花子.*${csm.id}`))
  })

  it('refuses a mail that would have gaps', async () => {
    const broken = workspace.run((context) =>
      queueMail(context, { ...reminder('d'), params: { taskName: '', dueOn: '2026-02-30' } }),
    )
    await expect(broken).rejects.toMatchObject({ code: 'messaging.not_valid' })
  })

  it('pages through the outbox without losing or repeating a mail', async () => {
    for (let index = 0; index < 7; index++)
      await workspace.run((context) => queueMail(context, reminder(`page-${index}`)))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await workspace.run((context) => listMessages(context, 'http://x', { accountId, cursor, limit: 3 }))
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(10)
  })
})

const names = {
  customer: '㈱東西商事',
  vendor: 'テスト株式会社',
  product: 'テストクラウド',
  csm: '佐藤 花子',
  signature: '',
}
const reader = { familyName: '田中', givenName: '太郎', department: '営業部', title: '部長' }
const meeting = { meetingName: '定例会', on: '2026-04-20', time: '10:00～10:30', minutes: 30, meetingUrl: null }
const samples: Record<MailKind, Record<string, unknown>> = {
  welcome: { weeks: 12, answerBy: '2026-04-15', salesName: '鈴木' },
  kickoff_invitation: { on: '2026-04-20', time: '10:00～11:30', minutes: 90, meetingUrl: null },
  homework_before_due: { taskName: '利用者一覧', dueOn: '2026-04-10' },
  homework_after_due: { taskName: '利用者一覧', dueOn: '2026-04-10' },
  homework_long_overdue: {
    taskName: '利用者一覧',
    dueOn: '2026-04-10',
    valueOn: '2026-06-30',
    forecastOn: '2026-07-07',
  },
  escalation: {
    managerName: '高橋 一郎',
    obstacle: 'セキュリティ審査',
    milestone: '連携の設定',
    weeks: 2,
    metric: '承認日数',
    scope: '請求書の承認',
    agreedOn: '2026-06-30',
    newOn: '2026-07-14',
    helpWith: '利用者の登録',
    contactName: '田中',
  },
  early_win: { winName: '最初の取り込み', progressPercent: 40, nextTaskName: null },
  completion: { results: ['処理日数 5日→3日'], nextStep: null, csmName: '佐藤 花子', cadence: '月1回の定例会' },
  csm_introduction: { csmName: '佐藤 花子', cadence: '月1回の定例会' },
  exam: { question: '引き続きご利用になりたいお気持ちはどの程度ですか。', closesOn: '2026-06-30' },
  exam_reminder: { question: '引き続きご利用になりたいお気持ちはどの程度ですか。', closesOn: '2026-06-30' },
  portal_link: { expiresOn: '2026-07-07' },
  weekly_digest: {
    changes: [
      { kind: 'our_comment', text: '利用者一覧', by: '佐藤 花子' },
      { kind: 'win', text: '最初の取り込み', by: '' },
    ],
    steps: [
      { name: '利用者一覧の作成', dueOn: '2026-04-10', link: 1 },
      { name: 'データのご準備', dueOn: null, link: 2 },
    ],
  },
  meeting_invitation: { ...meeting, agenda: ['前回の宿題', '進捗'] },
  meeting_cancelled: { ...meeting, reason: null },
  meeting_uninvited: meeting,
  meeting_minutes: {
    meetingName: 'キックオフ',
    on: '2026-04-20',
    outcome: '入力時間が半分になりました',
    obstacles: null,
    improvements: '経理部にも広げます',
    decisions: ['月末の残業をなくす'],
    requests: [{ text: '利用者一覧の作成', who: '山田 花子', dueOn: '2026-04-24', minutes: 30 }],
    promises: [],
    next: { on: '2026-04-27', time: '10:00～10:30' },
  },
  rekickoff: { minutes: 60, candidates: [{ on: '2026-04-20', time: '10:00～11:00' }] },
}

describe('the wording', () => {
  it.each(mailKinds.flatMap((kind) => [[kind, 'ja'] as const, [kind, 'en'] as const]))(
    'of %s in %s has no gap, no wave dash that Shift_JIS loses, and one subject line',
    (kind, locale) => {
      const { subject, body } = wordMail(kind, locale, names, reader, samples[kind])
      const text = `${subject}\n${body}`
      expect(text).not.toMatch(/\{\{|\}\}|undefined|null|\[object|〜|!|！|♪/u)
      expect(text).not.toMatch(/\n\n\n/)
      expect(subject).not.toMatch(/[\r\n]/)
      expect(body).toContain('テスト株式会社')
      if (locale === 'ja') expect(body.startsWith('㈱東西商事\n営業部 部長 田中 太郎 様\n')).toBe(true)
      else expect(body.startsWith('Dear ')).toBe(true)
    },
  )

  it('takes names for what they are, never for template language or more headers', () => {
    const hostile = { ...names, customer: '{{ csm.name }}', product: 'A\r\nBcc: all@example.com' }
    const { subject, body } = wordMail('portal_link', 'ja', hostile, reader, samples.portal_link)
    expect(body).toContain('{{ csm.name }}')
    expect(subject).toBe('【A Bcc: all@example.com】専用ページのご案内')
  })
})
