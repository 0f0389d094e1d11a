alter table metrics.onboarding_facts add column reply_days double precision;
