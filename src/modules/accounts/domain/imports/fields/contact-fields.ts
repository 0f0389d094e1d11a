import { field, type ImportField } from './import-field.ts'

/** What a file can say about the customer's first contact. */
export const contactFields: readonly ImportField[] = [
  field(
    'contactName',
    'text',
    ['ご担当者名', 'Contact name'],
    ['山田 花子', 'Hanako Yamada'],
    '担当者名 | 担当者 | ご担当者 | 担当者氏名 | 氏名 | お名前 | 連絡先 | 窓口担当者 | contact | contact_person | full_name',
    200,
  ),
  field(
    'contactFamily',
    'text',
    ['姓', 'Contact last name'],
    ['', ''],
    '苗字 | 担当者姓 | 担当者名(姓) | last_name | family_name | surname',
    100,
  ),
  field('contactGiven', 'text', ['名', 'Contact first name'], ['', ''], '担当者名(名) | first_name | given_name', 100),
  field(
    'contactKana',
    'kana',
    ['担当者カナ', 'Contact reading'],
    ['ヤマダ ハナコ', ''],
    '担当者フリガナ | ご担当者フリガナ | ご担当者名フリガナ | ご担当者名カナ | 担当者名カナ | 担当者名フリガナ | 氏名カナ | 氏名フリガナ | contact_kana',
    200,
  ),
  field(
    'contactDepartment',
    'text',
    ['部署', 'Contact department'],
    ['営業企画部', 'Sales Planning'],
    '部署名 | 所属 | 部門 | 担当者部署 | department | division',
    200,
  ),
  field(
    'contactTitle',
    'text',
    ['役職', 'Contact title'],
    ['部長', 'Director'],
    '肩書 | 肩書き | 役職名 | title | job_title | position',
    100,
  ),
  field(
    'contactEmail',
    'email',
    ['メールアドレス', 'Contact e-mail'],
    ['yamada@aozora.example', 'yamada@bluesky.example'],
    'メール | Eメール | E-mail | 担当者メールアドレス | 担当者メール | mail | email_address | contact_email',
    254,
  ),
  field(
    'contactPhone',
    'text',
    ['担当者電話番号', 'Contact phone'],
    ['090-0000-0000', '+81-90-0000-0000'],
    '担当者電話 | 携帯 | 携帯電話 | 携帯電話番号 | 直通 | mobile | mobile_phone | contact_phone',
    50,
  ),
]
