-- What stands in the way of a project, and on whose side it lies.
create table onboarding.blockers (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  blocker_id uuid not null,
  client_id text not null,
  kind text not null check (kind in
    ('organisation', 'schedule', 'data', 'technical', 'scope', 'expectation', 'contract', 'relationship')),
  title text not null check (btrim(title) <> ''),
  detail text not null default '',
  owner_side text not null check (owner_side in ('vendor', 'customer', 'third_party')),
  owner_team text check (owner_team in ('it', 'security', 'legal', 'procurement', 'business')),
  owner_name text not null default '',
  impact text not null check (impact in ('large', 'medium', 'small')),
  state text not null check (state in ('raised', 'in_progress', 'waiting_customer', 'resolved', 'watching')),
  task_ids uuid[] not null default '{}',
  -- How it is going to be solved; a technical blocker without it is a reason to escalate.
  solution text not null default '',
  expected_on date,
  raised_on date not null,
  resolved_on date,
  escalated_to text check (escalated_to in ('person', 'manager', 'sponsor')),
  escalated_on date,
  visibility text not null default 'internal' check (visibility in ('internal', 'customer')),
  version int not null default 1,
  primary key (workspace_id, account_id, project_id, blocker_id),
  unique (workspace_id, account_id, project_id, client_id),
  check ((owner_team is null) or owner_side = 'customer'),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
create index blockers_open on onboarding.blockers (workspace_id, account_id, project_id)
  where state in ('raised', 'in_progress', 'waiting_customer');
select platform.protect_table('onboarding.blockers');

-- The history of each blocker; the waiting-on ledger reads whose day it was from here.
create table onboarding.blocker_steps (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  blocker_step_id uuid not null,
  blocker_id uuid not null,
  state text not null,
  owner_side text not null,
  note text not null default '',
  on_day date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, blocker_step_id),
  foreign key (workspace_id, account_id, project_id, blocker_id)
    references onboarding.blockers (workspace_id, account_id, project_id, blocker_id)
);
select platform.protect_table('onboarding.blocker_steps', 'select, insert');

-- Papers that security or legal asked for: where the answer lies, or the answer itself.
create table onboarding.blocker_documents (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  blocker_document_id uuid not null,
  blocker_id uuid not null,
  template_key text,
  title text not null check (btrim(title) <> ''),
  url text,
  body text not null default '',
  added_by text not null,
  added_on date not null,
  primary key (workspace_id, account_id, project_id, blocker_document_id),
  foreign key (workspace_id, account_id, project_id, blocker_id)
    references onboarding.blockers (workspace_id, account_id, project_id, blocker_id)
);
select platform.protect_table('onboarding.blocker_documents', 'select, insert, delete');

-- Every version of what is in scope. A new one is written, none is changed.
create table onboarding.scope_statements (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  statement int not null check (statement > 0),
  items jsonb not null,
  note text not null default '',
  visibility text not null default 'internal' check (visibility in ('internal', 'customer')),
  written_by text not null,
  written_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, statement),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.scope_statements', 'select, insert');

-- The customer's word on a version; it never changes.
create table onboarding.scope_agreements (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  statement int not null,
  agreed_by text not null check (btrim(agreed_by) <> ''),
  agreed_on date not null,
  source text not null check (source in ('customer', 'on_behalf')),
  how text,
  recorded_by text,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, statement),
  check ((source = 'customer') = (how is null and recorded_by is null)),
  foreign key (workspace_id, account_id, project_id, statement)
    references onboarding.scope_statements (workspace_id, account_id, project_id, statement)
);
select platform.protect_table('onboarding.scope_agreements', 'select, insert');

create table onboarding.scope_requests (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  scope_request_id uuid not null,
  client_id text not null,
  title text not null check (btrim(title) <> ''),
  reason text not null default '',
  requested_by text not null,
  requested_on date not null,
  -- The work it takes: name, side, business days, before which task it must be done.
  works jsonb not null,
  phase int check (phase in (1, 2)),
  -- What it does to the go-live and the value date, as it was put to the customer.
  effect jsonb,
  state text not null default 'open' check (state in ('open', 'proposed', 'agreed', 'declined')),
  proposed_by text,
  proposed_on date,
  version int not null default 1,
  primary key (workspace_id, account_id, project_id, scope_request_id),
  unique (workspace_id, account_id, project_id, client_id),
  check ((state = 'open') = (phase is null)),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.scope_requests');

create table onboarding.scope_decisions (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  scope_request_id uuid not null,
  is_agreed boolean not null,
  name text not null check (btrim(name) <> ''),
  decided_on date not null,
  source text not null check (source in ('customer', 'on_behalf')),
  how text,
  recorded_by text,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, scope_request_id),
  check ((source = 'customer') = (how is null and recorded_by is null)),
  foreign key (workspace_id, account_id, project_id, scope_request_id)
    references onboarding.scope_requests (workspace_id, account_id, project_id, scope_request_id)
);
select platform.protect_table('onboarding.scope_decisions', 'select, insert');

-- What was advised and what we did about it, with the facts of that day.
create table onboarding.advice_decisions (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  advice_decision_id uuid not null,
  client_id text not null,
  advice text not null,
  facts jsonb not null,
  is_accepted boolean not null,
  reason text not null default '',
  decided_on date not null,
  decided_by text not null,
  primary key (workspace_id, account_id, project_id, advice_decision_id),
  unique (workspace_id, account_id, project_id, client_id),
  check (is_accepted or btrim(reason) <> ''),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.advice_decisions', 'select, insert');

create table onboarding.extensions (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  cycle int not null,
  -- Counted within a round: the number is what limits them.
  extension int not null check (extension > 0),
  client_id text not null,
  cause text not null,
  root_cause text not null check (btrim(root_cause) <> ''),
  previous_value_on date not null,
  value_on date not null check (value_on > previous_value_on),
  agreed_by text not null check (btrim(agreed_by) <> ''),
  agreed_on date not null,
  how text not null check (btrim(how) <> ''),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, cycle, extension),
  unique (workspace_id, account_id, project_id, client_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.extensions', 'select, insert');

-- Contacts that no other record tells of: a call, a meeting somebody came to, an answer by mail.
create table onboarding.contacts (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  contact_id uuid not null,
  client_id text not null,
  direction text not null check (direction in ('from_customer', 'from_us')),
  channel text not null check (channel in ('meeting', 'mail', 'call', 'chat', 'visit')),
  on_day date not null,
  note text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, contact_id),
  unique (workspace_id, account_id, project_id, client_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
create index contacts_by_account on onboarding.contacts (workspace_id, account_id, direction, on_day desc);
select platform.protect_table('onboarding.contacts', 'select, insert');

create table onboarding.incidents (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  incident_id uuid not null,
  client_id text not null,
  title text not null check (btrim(title) <> ''),
  happened text not null,
  occurred_on date not null,
  occurred_time text not null default '',
  affected text not null,
  steps text not null,
  impact text not null,
  screenshots_url text,
  urgency text not null check (urgency in ('stopped', 'hindered', 'minor')),
  state text not null check (state in ('reported', 'with_product', 'fixing', 'fixed', 'explained')),
  blocker_id uuid,
  -- What the customer is told; shared with it on the day below.
  outcome text not null default '',
  explained_on date,
  reported_by text not null,
  reported_on date not null,
  version int not null default 1,
  primary key (workspace_id, account_id, project_id, incident_id),
  unique (workspace_id, account_id, project_id, client_id),
  check ((state = 'explained') = (explained_on is not null)),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.incidents');

create table onboarding.incident_steps (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  incident_step_id uuid not null,
  incident_id uuid not null,
  state text not null,
  note text not null default '',
  on_day date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, incident_step_id),
  foreign key (workspace_id, account_id, project_id, incident_id)
    references onboarding.incidents (workspace_id, account_id, project_id, incident_id)
);
select platform.protect_table('onboarding.incident_steps', 'select, insert');
