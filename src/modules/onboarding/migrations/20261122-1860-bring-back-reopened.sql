-- Work that was put off to phase 2 and then taken up again: it was left in a phase that no view shows.
update onboarding.tasks set phase = 1 where phase = 2 and status <> 'skipped';
