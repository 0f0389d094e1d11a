-- What a person can be asked for in a week of five working days: for all, and where somebody differs.
create table onboarding.capacity_defaults (
  workspace_id uuid not null,
  vendor_minutes int not null check (vendor_minutes between 0 and 6000),
  customer_minutes int not null check (customer_minutes between 0 and 6000),
  version int not null default 1,
  primary key (workspace_id)
);
select platform.protect_table('onboarding.capacity_defaults', 'select, insert, update');

create table onboarding.member_capacities (
  workspace_id uuid not null,
  user_id uuid not null,
  minutes int not null check (minutes between 0 and 6000),
  primary key (workspace_id, user_id)
);
select platform.protect_table('onboarding.member_capacities');
