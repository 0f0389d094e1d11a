-- When each customer last did something on its own page, from what the timeline tells.
create view accounts.published_portal_activity with (security_invoker = true) as
  select workspace_id, account_id, max(occurred_at) as last_at
  from accounts.timeline_entries
  where actor_kind = 'portal'
  group by workspace_id, account_id;
grant select on accounts.published_portal_activity to banso_app;

create index timeline_entries_by_customer on accounts.timeline_entries (workspace_id, account_id, occurred_at desc)
  where actor_kind = 'portal';

create view accounts.published_sentiments with (security_invoker = true) as
  select workspace_id, account_id, stakeholder_id, roles, sentiment, left_on
  from accounts.stakeholders
  where sentiment is not null;
grant select on accounts.published_sentiments to banso_app;
