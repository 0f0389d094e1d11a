-- What customers' security, legal and other desks asked for and we have answered once: the next customer gets it as it is.
create table onboarding.kept_documents (
  workspace_id uuid not null,
  kept_document_id uuid not null,
  client_id text not null,
  -- Which of the usual papers it answers; null for one of our own.
  template_key text,
  team text not null,
  title text not null,
  url text,
  body text not null default '',
  is_retired boolean not null default false,
  changed_by text not null,
  changed_on date not null,
  version int not null default 1,
  primary key (workspace_id, kept_document_id),
  unique (workspace_id, client_id)
);
select platform.protect_table('onboarding.kept_documents', 'select, insert, update');

-- A document is ours until somebody gives it to the customer with the blocker that it answers.
alter table onboarding.blocker_documents add column is_shared boolean not null default false;
grant update (is_shared) on onboarding.blocker_documents to banso_app;
