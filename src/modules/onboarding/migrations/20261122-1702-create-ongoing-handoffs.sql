-- How a graduated customer goes over to those who look after it from then on.
create table onboarding.ongoing_handoffs (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  csm_id uuid references identity.users (id),
  -- What the customer reads: what was achieved, how one meets from now on, what comes next.
  review text not null default '',
  cadence text not null default '',
  next_goals text[] not null default '{}',
  introduced_on date,
  -- Ours alone.
  expansion_hints text not null default '',
  internal_notes text not null default '',
  -- What becomes of each thing that is still open: kind, id, name, whether it is carried over or closed, and why.
  dispositions jsonb not null default '[]',
  version int not null default 1,
  written_by text not null,
  written_at timestamptz not null,
  primary key (workspace_id, account_id, project_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.ongoing_handoffs');

-- Each side accepts once.
create table onboarding.ongoing_acceptances (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  side text not null check (side in ('csm', 'customer')),
  name text not null check (btrim(name) <> ''),
  accepted_on date not null,
  source text not null check (source in ('customer', 'on_behalf', 'self')),
  how text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, side),
  check ((source = 'on_behalf') = (how is not null)),
  check ((side = 'csm') = (source = 'self')),
  foreign key (workspace_id, account_id, project_id)
    references onboarding.ongoing_handoffs (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.ongoing_acceptances', 'select, insert');
