-- Every state that a package had, from its first on, with who made it so. Packages from before begin with what they are now.
create table onboarding.package_revisions (
  workspace_id uuid not null,
  package_id uuid not null,
  version int not null,
  name text not null,
  price_minor bigint not null,
  currency text not null,
  included_minutes int not null,
  contents text[] not null,
  is_retired boolean not null,
  -- Empty where it was made before revisions were kept.
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (workspace_id, package_id, version),
  foreign key (workspace_id, package_id) references onboarding.packages (workspace_id, package_id)
);
select platform.protect_table('onboarding.package_revisions', 'select, insert');

-- What was agreed anew about a package that was sold: its hours and its price, and why.
create table onboarding.package_sale_changes (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  package_sale_id uuid not null,
  -- The version that the sale had before.
  version int not null,
  minutes_before int not null,
  minutes_after int not null check (minutes_after > 0),
  price_before bigint not null,
  price_after bigint not null check (price_after >= 0),
  because text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (workspace_id, account_id, project_id, package_sale_id, version),
  foreign key (workspace_id, account_id, project_id, package_sale_id)
    references onboarding.package_sales (workspace_id, account_id, project_id, package_sale_id)
);
select platform.protect_table('onboarding.package_sale_changes', 'select, insert');

insert into onboarding.package_revisions
  select workspace_id, package_id, version, name, price_minor, currency, included_minutes, contents, is_retired, '', now()
  from onboarding.packages;
