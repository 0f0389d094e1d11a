-- Files that people hand in, kept in pieces beside the facts that they belong to: one backup holds both.
create table platform.files (
  workspace_id uuid not null,
  -- What belongs to no customer (a logo) carries the workspace's own identifier.
  account_id uuid not null,
  file_id uuid not null,
  name text not null,
  byte_size bigint not null default 0,
  sha256 bytea,
  declared_type text not null,
  content_type text,
  created_at timestamptz not null,
  -- Until it is set, the file is on its way in and nobody sees it.
  completed_at timestamptz,
  -- Thrown away; its bytes go some days later.
  discarded_at timestamptz,
  primary key (workspace_id, account_id, file_id)
);
create index files_unfinished on platform.files (workspace_id, created_at) where completed_at is null;
create index files_discarded on platform.files (workspace_id, discarded_at) where discarded_at is not null;
select platform.protect_table('platform.files');

create table platform.file_chunks (
  workspace_id uuid not null,
  account_id uuid not null,
  file_id uuid not null,
  starts_at bigint not null,
  bytes bytea not null,
  primary key (workspace_id, account_id, file_id, starts_at),
  foreign key (workspace_id, account_id, file_id) references platform.files on delete cascade
);
-- Most files are compressed already; doing it again only costs time.
alter table platform.file_chunks alter column bytes set storage external;
select platform.protect_table('platform.file_chunks', 'select, insert');
