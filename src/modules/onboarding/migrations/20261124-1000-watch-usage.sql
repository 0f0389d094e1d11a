-- What shows in usage that a task is done; nothing for most.
alter table onboarding.tasks add column completed_by jsonb;
create index tasks_watching_usage on onboarding.tasks (workspace_id, account_id)
  where completed_by is not null and status in ('todo', 'doing');

-- What usage says of an early win or a task of a project: by which rule, whether anybody wants to know, and what was found. Once
-- something was found, usage has spoken; what a person takes back afterwards is not done again.
create table onboarding.usage_watches (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  subject text not null check (subject in ('win', 'task')),
  key text not null,
  -- The project's own; without one that of the program counts, else that of the product.
  rule jsonb,
  is_off boolean not null default false,
  found_on date,
  found_count double precision,
  found_people text[] not null default '{}',
  -- By which rule, as it was then.
  found_by jsonb,
  found_at timestamptz,
  seen_at timestamptz,
  seen_by text,
  version int not null default 1,
  primary key (workspace_id, account_id, project_id, subject, key),
  check ((found_on is null) = (found_at is null) and (found_on is null) = (found_by is null))
);
create index usage_watches_unseen on onboarding.usage_watches (workspace_id, found_at)
  where found_at is not null and seen_at is null;
select platform.protect_table('onboarding.usage_watches', 'select, insert, update');

-- Customers with a running onboarding whose usage was counted anew and not looked at since.
create table onboarding.waiting_usage (
  workspace_id uuid not null,
  account_id uuid not null,
  primary key (workspace_id, account_id)
);
select platform.protect_table('onboarding.waiting_usage');

-- The figure of usage that measures a goal by itself.
alter table onboarding.goals add column usage_key text;

-- What came late may show that a win was reached earlier.
grant update on onboarding.early_wins to banso_app;
