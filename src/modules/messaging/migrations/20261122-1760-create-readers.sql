-- Kinds of news that an address asked not to get any more. Mails that its work needs reach it all the same.
create table messaging.opt_outs (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  email text not null,
  kind text not null,
  created_at timestamptz not null,
  primary key (workspace_id, email, kind)
);
select platform.protect_table('messaging.opt_outs');

-- The language that a reader chose.
create table messaging.readers (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  email text not null,
  locale text not null check (locale in ('ja', 'en')),
  primary key (workspace_id, email)
);
select platform.protect_table('messaging.readers');
