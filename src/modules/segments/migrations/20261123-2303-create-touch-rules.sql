-- Which touch model suits whom, and what each costs, version by version. Without a row the built-in one counts, as 0.
create table segments.touch_rules (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  rules_version int not null check (rules_version > 0),
  definition jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (workspace_id, rules_version)
);
select platform.protect_table('segments.touch_rules', 'select, insert');

-- A touch model chosen by a person against the rules. No move is proposed while it stands.
create table segments.touch_overrides (
  workspace_id uuid not null,
  account_id uuid not null,
  touch_model text not null check (touch_model in ('high', 'low', 'tech')),
  reason text not null check (btrim(reason) <> ''),
  set_by text not null,
  set_at timestamptz not null,
  primary key (workspace_id, account_id)
);
select platform.protect_table('segments.touch_overrides');
