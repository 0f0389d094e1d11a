-- How scorecards stand among each other: in which order they are tried and which are no longer. One without a row (the
-- built-in ones, before somebody moves or ends them) comes last, in the order in which they came. One without a version was
-- never published: nobody is judged by it.
create table health.scorecards (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  scorecard_key text not null,
  place int not null,
  created_by text not null,
  created_at timestamptz not null,
  client_id text,
  ended_by text,
  ended_at timestamptz,
  primary key (workspace_id, scorecard_key),
  unique (workspace_id, client_id)
);
select platform.protect_table('health.scorecards');
