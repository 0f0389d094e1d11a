alter table onboarding.tasks drop column depends_on;
