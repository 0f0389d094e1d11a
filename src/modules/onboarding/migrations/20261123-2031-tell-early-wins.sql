-- How many of what, and the customer's own words: what the mail and our chat say of an early win. The note stays ours.
alter table onboarding.early_wins
  add column count int check (count >= 1),
  add column quote text not null default '';
-- One that was recorded by mistake is taken back.
grant delete on onboarding.early_wins to banso_app;
