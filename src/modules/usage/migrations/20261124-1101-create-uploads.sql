-- Files of events: how each is read, what would become of its rows, and how far the work on it has come.
create table usage.uploads (
  workspace_id uuid not null,
  upload_id uuid not null,
  source_id uuid not null,
  file_name text not null,
  format text not null check (format in ('csv', 'ndjson')),
  -- The file as it came, compressed, to be read again under another encoding; gone once it was taken in.
  content bytea,
  state text not null check (state in ('judging', 'judged', 'applying', 'applied')),
  reading jsonb not null,
  columns jsonb not null,
  event_name text,
  row_count int not null,
  -- The last chunk that the work under way is through with, and the rows up to there.
  done_chunk int not null,
  done_rows int not null,
  -- How many rows have each verdict.
  counts jsonb not null,
  -- Rows that were written as events.
  written int not null,
  first_at timestamptz,
  last_at timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  applied_by text,
  applied_at timestamptz,
  version int not null default 1,
  primary key (workspace_id, upload_id),
  foreign key (workspace_id, source_id) references usage.sources (workspace_id, source_id)
);
create index uploads_by_time on usage.uploads (workspace_id, created_at desc, upload_id desc);
select platform.protect_table('usage.uploads');

-- A thousand rows of a file at most, compressed, with the verdict and the flaw of each.
create table usage.upload_chunks (
  workspace_id uuid not null,
  upload_id uuid not null,
  chunk_no int not null,
  rows int not null,
  body bytea not null,
  verdicts jsonb,
  counts jsonb,
  primary key (workspace_id, upload_id, chunk_no)
);
alter table usage.upload_chunks alter column body set storage external;
select platform.protect_table('usage.upload_chunks');

-- The messages of a file that is being judged: what stands in it twice is one event.
create table usage.upload_keys (
  workspace_id uuid not null,
  upload_id uuid not null,
  message_key uuid not null,
  primary key (workspace_id, upload_id, message_key)
);
select platform.protect_table('usage.upload_keys');
