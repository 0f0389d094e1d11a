-- When a customer was in which phase; the IDs sort by the moment that they were written.
create view accounts.published_phase_entries with (security_invoker = true) as
  select workspace_id, account_id, phase_entry_id, phase, since from accounts.phase_entries;
grant select on accounts.published_phase_entries to banso_app;
