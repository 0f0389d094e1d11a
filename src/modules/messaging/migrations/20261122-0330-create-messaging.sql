create schema messaging;
grant usage on schema messaging to banso_app;

-- One row for each mail to one person, as it was worded.
create table messaging.messages (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  account_id uuid not null,
  message_id uuid not null,
  kind text not null,
  -- What makes a mail asked for twice the same mail.
  dedupe_key text not null,
  locale text not null check (locale in ('ja', 'en')),
  to_email text not null,
  to_name text not null,
  subject text not null,
  -- Holds a mark where the customer's page is linked; the address itself is put in as the mail leaves.
  body text not null,
  reply_to text,
  -- An address only the recipient may know; emptied as soon as it is no longer needed.
  private_link text,
  state text not null
    check (state in ('draft', 'queued', 'sending', 'sent', 'failed', 'unknown', 'visible_only', 'suppressed')),
  attempts int not null default 0,
  failure text,
  created_by text not null,
  created_at timestamptz not null,
  claimed_at timestamptz,
  settled_at timestamptz,
  settled_by text,
  primary key (workspace_id, account_id, message_id),
  unique (workspace_id, account_id, dedupe_key)
);
create index messages_by_time on messaging.messages (workspace_id, message_id desc);
create index messages_by_state on messaging.messages (workspace_id, state, message_id desc);
select platform.protect_table('messaging.messages');

-- Addresses that get no mail: they bounced, or asked for none.
create table messaging.suppressed_addresses (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  email text not null,
  reason text not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (workspace_id, email)
);
select platform.protect_table('messaging.suppressed_addresses');

create table messaging.settings (
  workspace_id uuid primary key references identity.workspaces (workspace_id),
  -- Kinds that leave without a person looking at each.
  automatic_kinds text[] not null default '{}',
  signature text not null default ''
);
select platform.protect_table('messaging.settings', 'select, insert, update');

create view messaging.published_messages with (security_invoker = true) as
  select workspace_id, account_id, message_id, kind, dedupe_key, state, to_email, subject, created_at, settled_at
  from messaging.messages;
grant select on messaging.published_messages to banso_app;
