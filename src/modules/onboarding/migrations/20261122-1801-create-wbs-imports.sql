-- What was taken over from a sheet, by the sheet that it was made from: the same file says nothing twice.
create table onboarding.wbs_imports (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  sheet_id text not null,
  taken jsonb not null,
  -- What had been taken over before the last time, for when that is taken back.
  taken_before jsonb not null,
  change_id uuid,
  imported_by text not null,
  imported_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, sheet_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.wbs_imports');
