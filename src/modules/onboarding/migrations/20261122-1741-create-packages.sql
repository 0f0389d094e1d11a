-- What can be bought beside the free onboarding.
create table onboarding.packages (
  workspace_id uuid not null,
  package_id uuid not null,
  client_id text not null,
  name text not null,
  price_minor bigint not null check (price_minor >= 0),
  currency text not null,
  included_minutes int not null check (included_minutes > 0),
  contents text[] not null default '{}',
  is_retired boolean not null default false,
  version int not null default 1,
  primary key (workspace_id, package_id),
  unique (workspace_id, client_id)
);
select platform.protect_table('onboarding.packages', 'select, insert, update');

-- A package sold to a project, as it was then.
create table onboarding.package_sales (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  package_sale_id uuid not null,
  client_id text not null,
  package_id uuid not null,
  name text not null,
  price_minor bigint not null,
  currency text not null,
  included_minutes int not null,
  contents text[] not null,
  sold_on date not null,
  is_shared boolean not null default false,
  -- When its hours were found to be nearly used up; said once.
  warned_on date,
  version int not null default 1,
  primary key (workspace_id, account_id, project_id, package_sale_id),
  unique (workspace_id, account_id, project_id, client_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id),
  foreign key (workspace_id, package_id) references onboarding.packages (workspace_id, package_id)
);
select platform.protect_table('onboarding.package_sales', 'select, insert, update');

-- Hours worked for it. What was booked wrongly is struck, with its reason, and stays to be read.
create table onboarding.package_hours (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  package_hours_id uuid not null,
  package_sale_id uuid not null,
  client_id text not null,
  worked_on date not null,
  worked_by text not null,
  what text not null,
  minutes int not null check (minutes between 1 and 1440),
  is_billable boolean not null,
  task_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null,
  struck_by text,
  struck_because text,
  primary key (workspace_id, account_id, project_id, package_hours_id),
  unique (workspace_id, account_id, project_id, client_id),
  foreign key (workspace_id, account_id, project_id, package_sale_id)
    references onboarding.package_sales (workspace_id, account_id, project_id, package_sale_id)
);
select platform.protect_table('onboarding.package_hours', 'select, insert, update');
