-- Built-in courses that were made before they had a name in each language carry the Japanese one in both. Those that
-- somebody renamed since keep what they are called.
update onboarding.courses as courses set name_en = names.name_en
from (values
  ('built-in:admin', '管理者向け研修', 'Training for administrators'),
  ('built-in:user', '利用者向け研修', 'Training for users'),
  ('built-in:recordings', '利用者向け録画', 'Recordings for users'),
  ('built-in:webinar', '活用ウェビナー', 'Webinar on making more of it')
) as names (client_id, name_ja, name_en)
where courses.client_id = names.client_id and courses.name_ja = names.name_ja and courses.name_en = courses.name_ja;
