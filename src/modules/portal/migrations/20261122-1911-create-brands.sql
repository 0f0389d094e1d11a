-- What the customer's pages are dressed in: one row a workspace.
create table portal.brands (
  workspace_id uuid not null,
  -- As it was given; the pages show it as dark as reading asks for.
  accent text check (accent ~ '^#[0-9a-f]{6}$'),
  logo bytea check (octet_length(logo) <= 102400),
  logo_type text check (logo_type in ('image/png', 'image/jpeg', 'image/webp')),
  version int not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (workspace_id),
  check ((logo is null) = (logo_type is null))
);
select platform.protect_table('portal.brands');
