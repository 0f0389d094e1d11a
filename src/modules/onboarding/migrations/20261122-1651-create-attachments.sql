-- What a file of the project belongs to. Internal until it is shared, one by one.
create table onboarding.attachments (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  -- The same as of the stored file.
  attachment_id uuid not null,
  client_id text not null,
  subject_kind text not null check (subject_kind in ('project', 'task', 'goal', 'measurement', 'criterion', 'meeting')),
  subject_id uuid not null,
  name text not null,
  byte_size bigint not null,
  content_type text not null,
  visibility text not null default 'internal' check (visibility in ('internal', 'customer')),
  author_kind text not null,
  author_name text not null,
  created_at timestamptz not null,
  discarded_at timestamptz,
  discarded_by text,
  primary key (workspace_id, account_id, project_id, attachment_id),
  unique (workspace_id, account_id, project_id, client_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.attachments', 'select, insert, update');
