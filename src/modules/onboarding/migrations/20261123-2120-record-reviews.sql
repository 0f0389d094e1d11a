-- What a review of the first 30, 60 or 90 days came to: outcome, obstacles, what is done better; each a text, empty where
-- nothing was said of it.
alter table onboarding.meetings add column review jsonb not null default '{}';
