create schema accounts;
grant usage on schema accounts to banso_app;

create table accounts.accounts (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  account_id uuid not null,
  external_id text,
  name text not null,
  name_kana text,
  -- The reading where there is one, else the name, folded: what lists sort by.
  sort_key text not null,
  -- Folded name, reading, external ID and website: what search looks in.
  search_text text not null,
  -- Proposes duplicates; never merges by itself.
  matching_key text not null,
  corporate_number text,
  industry text,
  employee_count int,
  plan text,
  seats int,
  currency text not null default 'JPY',
  mrr_minor bigint,
  arr_minor bigint,
  contract_start_on date,
  renewal_on date,
  notice_months int,
  auto_renewal boolean,
  owner_id uuid references identity.users (id),
  sales_id uuid references identity.users (id),
  parent_account_id uuid,
  touch_model text check (touch_model in ('high', 'low', 'tech')),
  region text,
  country text,
  phone text,
  postal_code text,
  address text,
  website text,
  note text,
  closed_weekdays int[] not null default '{}',
  closed_days text[] not null default '{}',
  phase text not null,
  phase_since date not null,
  custom jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Counts changes, so that an edit based on an older state is refused instead of overwriting.
  version int not null default 1,
  archived_at timestamptz,
  primary key (workspace_id, account_id)
);
create index accounts_by_reading on accounts.accounts (workspace_id, sort_key, account_id) where archived_at is null;
create index accounts_by_renewal on accounts.accounts (workspace_id, renewal_on, account_id) where archived_at is null;
create index accounts_by_arr on accounts.accounts (workspace_id, arr_minor desc nulls last, account_id desc) where archived_at is null;
create index accounts_by_phase on accounts.accounts (workspace_id, phase, sort_key, account_id) where archived_at is null;
create index accounts_by_owner on accounts.accounts (workspace_id, owner_id) where archived_at is null;
create index accounts_by_matching_key on accounts.accounts (workspace_id, matching_key);
create index accounts_by_corporate_number on accounts.accounts (workspace_id, corporate_number) where corporate_number is not null;
create index accounts_by_parent on accounts.accounts (workspace_id, parent_account_id) where parent_account_id is not null;
select platform.protect_table('accounts.accounts');

-- Uniqueness across customers lives in a small table of its own, so that the big one can be spread by customer.
create table accounts.external_ids (
  workspace_id uuid not null,
  external_id text not null,
  account_id uuid not null,
  primary key (workspace_id, external_id)
);
select platform.protect_table('accounts.external_ids');

create table accounts.stakeholders (
  workspace_id uuid not null,
  account_id uuid not null,
  stakeholder_id uuid not null,
  family_name text not null,
  given_name text not null default '',
  family_kana text,
  given_kana text,
  sort_key text not null,
  department text,
  title text,
  email text,
  phone text,
  roles text[] not null default '{}',
  influence text,
  sentiment text,
  it_literacy text,
  deputy_of_id uuid,
  -- Internal only; no customer-facing query selects it.
  note text,
  left_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  primary key (workspace_id, account_id, stakeholder_id)
);
create index stakeholders_by_email on accounts.stakeholders (workspace_id, email) where email is not null;
select platform.protect_table('accounts.stakeholders');

create table accounts.custom_fields (
  workspace_id uuid not null,
  custom_field_id uuid not null,
  key text not null,
  definition jsonb not null,
  position int not null default 0,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, custom_field_id),
  unique (workspace_id, key)
);
select platform.protect_table('accounts.custom_fields', 'select, insert, update');

create table accounts.phase_entries (
  workspace_id uuid not null,
  account_id uuid not null,
  phase_entry_id uuid not null,
  phase text not null,
  since date not null,
  reason text,
  moved_by text not null,
  moved_at timestamptz not null,
  primary key (workspace_id, account_id, phase_entry_id)
);
select platform.protect_table('accounts.phase_entries');

create table accounts.timeline_entries (
  workspace_id uuid not null,
  account_id uuid not null,
  timeline_entry_id uuid not null,
  -- Names a message in both languages (`accounts.phase_moved`); `params` fills it.
  kind text not null,
  params jsonb not null default '{}',
  body text,
  -- Internal unless somebody decided otherwise.
  visibility text not null default 'internal' check (visibility in ('internal', 'customer')),
  actor_kind text not null,
  actor_name text not null,
  occurred_at timestamptz not null,
  primary key (workspace_id, account_id, timeline_entry_id)
);
create index timeline_entries_by_time on accounts.timeline_entries (workspace_id, account_id, occurred_at desc, timeline_entry_id desc);
select platform.protect_table('accounts.timeline_entries', 'select, insert, update, delete');

create table accounts.saved_views (
  workspace_id uuid not null,
  saved_view_id uuid not null,
  owner_id text not null,
  name text not null,
  is_shared boolean not null default false,
  definition jsonb not null,
  created_at timestamptz not null,
  primary key (workspace_id, saved_view_id)
);
select platform.protect_table('accounts.saved_views');

create view accounts.published_accounts with (security_invoker = true) as
  select workspace_id, account_id, external_id, name, name_kana, sort_key, industry, employee_count, plan, seats, currency,
    mrr_minor, arr_minor, contract_start_on, renewal_on, owner_id, sales_id, touch_model, region, phase, phase_since,
    closed_weekdays, closed_days, created_at
  from accounts.accounts where archived_at is null;
grant select on accounts.published_accounts to banso_app;

create view accounts.published_stakeholders with (security_invoker = true) as
  select workspace_id, account_id, stakeholder_id, family_name, given_name, family_kana, given_kana, department, title,
    email, roles, left_on, deputy_of_id
  from accounts.stakeholders;
grant select on accounts.published_stakeholders to banso_app;
