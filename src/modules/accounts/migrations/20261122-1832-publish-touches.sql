-- From when each customer was in which phase until it left it; null while it is there.
create view accounts.published_phase_spans with (security_invoker = true) as
  select workspace_id, account_id, phase_entry_id, phase, since,
    lead(since) over (partition by workspace_id, account_id order by since, moved_at, phase_entry_id) as until
  from accounts.phase_entries;
grant select on accounts.published_phase_spans to banso_app;

-- What people wrote down after speaking with a customer, and what the customer did on its own page.
create view accounts.published_touches with (security_invoker = true) as
  select workspace_id, account_id, timeline_entry_id, occurred_at,
    case when actor_kind = 'portal' then 'portal' else 'note' end as channel
  from accounts.timeline_entries
  where actor_kind = 'portal' or kind = 'accounts.note' or kind like 'onboarding.contact\_%';
grant select on accounts.published_touches to banso_app;
