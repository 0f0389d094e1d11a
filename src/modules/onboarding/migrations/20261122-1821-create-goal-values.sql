-- What one unit of a goal's improvement is worth, as agreed with the customer.
create table onboarding.goal_values (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  goal_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- How often the improvement pays: once, or again with each of these.
  period text not null check (period in ('once', 'week', 'month', 'quarter', 'year')),
  -- Where the figure comes from: who said it, from which calculation.
  source text not null check (btrim(source) <> ''),
  is_shared boolean not null,
  version int not null default 1,
  updated_by text not null,
  updated_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, goal_id),
  foreign key (workspace_id, account_id, project_id, goal_id)
    references onboarding.goals (workspace_id, account_id, project_id, goal_id) on delete cascade
);
select platform.protect_table('onboarding.goal_values');
