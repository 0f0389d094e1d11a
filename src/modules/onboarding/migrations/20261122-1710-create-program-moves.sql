-- A running project that went to another version of its program, with what stood before, so that it can go back.
create table onboarding.program_moves (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  program_move_id uuid not null,
  program_key text not null,
  from_version int not null,
  to_version int not null,
  -- The project's head, and each task as it was.
  before jsonb not null,
  -- Versions of all tasks right after the move: going back is safe while they stand.
  task_versions jsonb not null,
  moved_by text not null,
  moved_at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  primary key (workspace_id, account_id, project_id, program_move_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
create index program_moves_by_program on onboarding.program_moves (workspace_id, program_key, program_move_id desc);
select platform.protect_table('onboarding.program_moves', 'select, insert, update');
