-- What people write in the success plan and the documentation pack; all else in them comes from the project itself.
create table onboarding.paper_texts (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  -- For the customer.
  texts jsonb not null,
  -- Ours alone.
  internal_texts jsonb not null,
  version int not null default 1,
  primary key (workspace_id, account_id, project_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.paper_texts');

-- Each save as it was, the internal part kept apart from what the customer reads.
create table onboarding.papers (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  kind text not null check (kind in ('success_plan', 'pack')),
  number int not null,
  content jsonb not null,
  internal_content jsonb not null,
  note text not null,
  because text not null check (because in ('saved', 'graduated')),
  is_shared boolean not null,
  saved_by text not null,
  saved_at timestamptz not null,
  agreed_by text,
  agreed_on date,
  agreed_how text,
  primary key (workspace_id, account_id, project_id, kind, number),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id),
  check ((agreed_by is null) = (agreed_on is null) and (agreed_by is null) = (agreed_how is null))
);
select platform.protect_table('onboarding.papers');
