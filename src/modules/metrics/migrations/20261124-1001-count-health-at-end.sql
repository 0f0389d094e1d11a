-- The health score of the day on which the onboarding ended; null where none was kept of those days.
alter table metrics.onboarding_facts add column health_at_end double precision;
