create view onboarding.published_meetings with (security_invoker = true) as
  select workspace_id, account_id, project_id, meeting_id, kind, state, starts_at from onboarding.meetings;
grant select on onboarding.published_meetings to banso_app;

-- When a course that each takes alone was first completed by somebody of the customer.
create view onboarding.published_self_study with (security_invoker = true) as
  select workspace_id, account_id, project_id, training_id, min(completed_on) as completed_on
  from onboarding.training_participants
  where completed_on is not null
  group by workspace_id, account_id, project_id, training_id;
grant select on onboarding.published_self_study to banso_app;
