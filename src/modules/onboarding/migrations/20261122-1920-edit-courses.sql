-- A course is named in both languages, and says itself from which share of right answers its check is passed.
alter table onboarding.courses rename column name to name_ja;
alter table onboarding.courses add column name_en text;
update onboarding.courses set name_en = name_ja;
alter table onboarding.courses alter column name_en set not null;
alter table onboarding.courses add column pass_percent int not null default 80 check (pass_percent between 1 and 100);

-- An attempt keeps the mark it was judged by. 'named': taken through the training's link under a name that nobody verified.
alter table onboarding.skill_attempts add column pass_percent int not null default 80;
alter table onboarding.skill_attempts drop constraint skill_attempts_source_check;
alter table onboarding.skill_attempts add constraint skill_attempts_source_check
  check (source in ('customer', 'on_behalf', 'named'));
