-- What the product needs of a subscription in a billing system. The customer's contract facts follow from all of them.
create table integrations.subscriptions (
  workspace_id uuid not null,
  account_id uuid not null,
  external_id text not null,
  start_on date not null,
  end_on date,
  plan text,
  seats int,
  mrr_minor bigint,
  currency text not null,
  is_trial boolean not null,
  billing text not null check (billing in ('monthly', 'annual')),
  auto_renewal boolean,
  primary key (workspace_id, account_id, external_id),
  foreign key (workspace_id, account_id) references accounts.accounts (workspace_id, account_id)
);
select platform.protect_table('integrations.subscriptions');

-- That a customer cancelled, with the reason as the other system names it.
create table integrations.churn_events (
  workspace_id uuid not null,
  account_id uuid not null,
  external_id text not null,
  churned_on date not null,
  reason text,
  note text,
  primary key (workspace_id, account_id, external_id),
  foreign key (workspace_id, account_id) references accounts.accounts (workspace_id, account_id)
);
select platform.protect_table('integrations.churn_events');

-- Files of tickets, subscriptions and churn. Customers come in by accounts.imports.
create table integrations.record_imports (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  record_import_id uuid not null,
  kind text not null check (kind in ('tickets', 'subscriptions', 'churn')),
  file_name text not null,
  -- The file as it came, to be read again under another encoding; gone once it has been applied.
  content bytea,
  state text not null check (state in ('judged', 'applied', 'undone')),
  reading jsonb not null,
  columns jsonb not null,
  options jsonb not null,
  row_count int not null,
  counts jsonb not null,
  undo_counts jsonb,
  -- What concerns no single row: facts of customers that an undo gives back.
  aftermath jsonb not null default '[]',
  created_by text not null,
  created_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz,
  version int not null default 1,
  primary key (workspace_id, record_import_id)
);
create index record_imports_by_time on integrations.record_imports (workspace_id, created_at desc, record_import_id desc);
select platform.protect_table('integrations.record_imports', 'select, insert, update');

create table integrations.record_import_rows (
  workspace_id uuid not null,
  record_import_id uuid not null,
  line int not null,
  cells jsonb not null,
  verdict text not null check (verdict in ('add', 'update', 'unchanged', 'waiting', 'error')),
  account_id uuid,
  problems jsonb not null,
  -- What was written and what was there before.
  outcome jsonb,
  undo text check (undo in ('removed', 'restored', 'kept')),
  primary key (workspace_id, record_import_id, line)
);
create index record_import_rows_by_verdict on integrations.record_import_rows (workspace_id, record_import_id, verdict, line);
select platform.protect_table('integrations.record_import_rows');
