create table accounts.imports (
  workspace_id uuid not null references identity.workspaces (workspace_id),
  import_id uuid not null,
  name text not null,
  file_name text not null,
  file_bytes int not null,
  state text not null check (state in ('uploaded', 'mapped', 'judged', 'applied', 'undone', 'failed')),
  -- Long work that a job has taken over.
  pending text check (pending in ('judge', 'apply', 'undo')),
  failure text,
  -- How the file was read: encoding and delimiter, or sheet.
  reading jsonb not null,
  columns jsonb not null,
  options jsonb not null,
  row_count int not null,
  -- What the dry run found, what was written, what the undo left.
  counts jsonb,
  result jsonb,
  undo_result jsonb,
  created_by_name text not null,
  created_at timestamptz not null,
  judged_at timestamptz,
  applied_at timestamptz,
  undone_at timestamptz,
  version int not null default 1,
  primary key (workspace_id, import_id)
);
create index imports_by_time on accounts.imports (workspace_id, created_at desc, import_id desc);
select platform.protect_table('accounts.imports', 'select, insert, update');

-- The file as it came, to be read again under another encoding or sheet; gone once it has been applied.
create table accounts.import_files (
  workspace_id uuid not null,
  import_id uuid not null,
  content bytea not null,
  primary key (workspace_id, import_id)
);
select platform.protect_table('accounts.import_files', 'select, insert, delete');

create table accounts.import_rows (
  workspace_id uuid not null,
  import_id uuid not null,
  line int not null,
  -- As they stand in the file.
  cells jsonb not null,
  values jsonb,
  verdict text,
  changes jsonb not null default '[]',
  issues jsonb not null default '[]',
  proposals jsonb not null default '[]',
  has_warning boolean not null default false,
  -- What a person said about a possible duplicate.
  decision jsonb,
  account_id uuid,
  -- What was written and what was there before: enough to undo it.
  outcome jsonb,
  undo text check (undo in ('removed', 'restored', 'kept')),
  primary key (workspace_id, import_id, line)
);
create index import_rows_by_verdict on accounts.import_rows (workspace_id, import_id, verdict, line);
select platform.protect_table('accounts.import_rows');

-- Which columns a person gave to which fields, for the next file with the same headings.
create table accounts.import_mappings (
  workspace_id uuid not null,
  headings text not null,
  fields jsonb not null,
  used_at timestamptz not null,
  primary key (workspace_id, headings)
);
select platform.protect_table('accounts.import_mappings');
