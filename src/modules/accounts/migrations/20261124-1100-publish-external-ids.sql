-- By which IDs customers are found: their own external ID before what other systems call them by.
create view accounts.published_external_ids with (security_invoker = true) as
  select workspace_id, external_id, account_id from accounts.external_ids
  union all
  select others.workspace_id, others.external_id, others.account_id from accounts.other_external_ids as others
  where not exists (
    select from accounts.external_ids as own
    where own.workspace_id = others.workspace_id and own.external_id = others.external_id
  );
grant select on accounts.published_external_ids to banso_app;
