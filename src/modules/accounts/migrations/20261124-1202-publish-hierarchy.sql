-- Which customers belong to which, for what is told of groups.
create view accounts.published_hierarchy with (security_invoker = true) as
  select workspace_id, account_id, parent_account_id
  from accounts.accounts where archived_at is null and parent_account_id is not null;
grant select on accounts.published_hierarchy to banso_app;
