-- A question in a mail and a check for colleagues open a page too, by tokens of their own: no link to the whole page, but
-- a person, or the name that somebody gave.
alter table portal.accesses alter column link_id drop not null;
alter table portal.accesses add column stakeholder_id uuid;
alter table portal.accesses add column given_name text;
create index accesses_without_link on portal.accesses (workspace_id, account_id, access_id desc) where link_id is null;
