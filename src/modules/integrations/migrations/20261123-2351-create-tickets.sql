create schema integrations;
grant usage on schema integrations to banso_app;

-- Each ticket of the outside once: uniqueness across customers lives in a small table, so that the big one can be spread by
-- customer. Without a customer the ticket waits.
create table integrations.ticket_keys (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  source text not null,
  external_id text not null,
  ticket_id uuid not null,
  account_id uuid,
  primary key (workspace_id, source, external_id)
);
select platform.protect_table('integrations.ticket_keys');

create table integrations.tickets (
  workspace_id uuid not null,
  account_id uuid not null,
  ticket_id uuid not null,
  source text not null,
  external_id text not null,
  subject text not null,
  status text not null check (status in ('open', 'pending', 'solved', 'closed')),
  severity text not null check (severity in ('low', 'normal', 'high', 'urgent')),
  opened_at timestamptz not null,
  first_replied_at timestamptz,
  solved_at timestamptz,
  reopened_count int not null,
  -- From 1 to 5, whatever scale it was asked on.
  satisfaction double precision,
  rated_at timestamptz,
  requester_email text,
  url text,
  -- When it last changed where it is kept: older news of it is let go.
  updated_at timestamptz not null,
  primary key (workspace_id, account_id, ticket_id),
  foreign key (workspace_id, account_id) references accounts.accounts (workspace_id, account_id)
);
create index tickets_by_opening on integrations.tickets (workspace_id, opened_at desc, ticket_id desc);
create index tickets_of_account on integrations.tickets (workspace_id, account_id, opened_at desc, ticket_id desc);
create index tickets_open on integrations.tickets (workspace_id, opened_at desc, ticket_id desc) where status in ('open', 'pending');
select platform.protect_table('integrations.tickets');

-- Tickets of whom nobody knows yet which customer they are.
create table integrations.waiting_tickets (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  ticket_id uuid not null,
  -- Who asked, as the source knows them: `organisation:<source>:<id>`, `domain:example.co.jp`, `mail:<address>`.
  caller_key text not null,
  caller_name text not null,
  ticket jsonb not null,
  waiting_since timestamptz not null,
  primary key (workspace_id, ticket_id)
);
create index waiting_tickets_by_caller on integrations.waiting_tickets (workspace_id, caller_key);
select platform.protect_table('integrations.waiting_tickets');

-- Which customer a caller was said to be, for all their tickets to come.
create table integrations.known_callers (
  workspace_id uuid not null,
  caller_key text not null,
  caller_name text not null,
  account_id uuid not null,
  said_by text not null,
  said_at timestamptz not null,
  primary key (workspace_id, caller_key),
  foreign key (workspace_id, account_id) references accounts.accounts (workspace_id, account_id)
);
create index known_callers_of_account on integrations.known_callers (workspace_id, account_id);
select platform.protect_table('integrations.known_callers');
