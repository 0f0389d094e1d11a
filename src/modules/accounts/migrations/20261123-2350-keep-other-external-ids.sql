-- Under which IDs other systems know a customer besides its own external ID: subscriptions, organisations of a help desk.
create table accounts.other_external_ids (
  workspace_id uuid not null,
  external_id text not null,
  account_id uuid not null,
  -- What the ID is one of: `subscription`.
  kind text not null,
  primary key (workspace_id, external_id)
);
create index other_external_ids_by_account on accounts.other_external_ids (workspace_id, account_id);
select platform.protect_table('accounts.other_external_ids', 'select, insert, delete');

-- The host of an address as people type it: 'https://www.example.co.jp/top' and 'Example.co.jp' are one.
create function accounts.web_host(address text) returns text language sql immutable parallel safe as $$
  select lower(substring(address from '^(?:[A-Za-z]+://)?(?:[Ww]{3}[.])?([^/:?#@ ]+)'))
$$;
create index accounts_by_web_host on accounts.accounts (workspace_id, accounts.web_host(website)) where website is not null;
create index stakeholders_by_mail_domain on accounts.stakeholders (workspace_id, split_part(email, '@', 2)) where email is not null;
