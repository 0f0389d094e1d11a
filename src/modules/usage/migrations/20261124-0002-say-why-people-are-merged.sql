-- Of merges that a person of ours said: why.
alter table usage.merges add column reason text;
create index merges_by_user on usage.merges (workspace_id, user_key);
