-- A draft is worded and addressed by the person who sends it.
alter table messaging.messages
  add column version int not null default 1,
  add column stakeholder_id uuid,
  -- An appointment that goes with the mail (RFC 5545), and what it asks the recipient's calendar to do.
  add column calendar text,
  add column calendar_method text check (calendar_method in ('REQUEST', 'CANCEL')),
  add column sent_by text,
  add constraint messages_calendar_whole check ((calendar is null) = (calendar_method is null));
alter table messaging.messages drop constraint messages_state_check;
alter table messaging.messages add constraint messages_state_check check
  (state in ('draft', 'queued', 'sending', 'sent', 'failed', 'unknown', 'visible_only', 'suppressed', 'discarded'));

-- What a draft said before each edit. Nobody changes it afterwards.
create table messaging.message_edits (
  workspace_id uuid not null,
  account_id uuid not null,
  message_id uuid not null,
  version int not null,
  to_email text not null,
  subject text not null,
  body text not null,
  edited_by text not null,
  edited_at timestamptz not null,
  primary key (workspace_id, account_id, message_id, version),
  foreign key (workspace_id, account_id, message_id)
    references messaging.messages (workspace_id, account_id, message_id)
);
select platform.protect_table('messaging.message_edits', 'select, insert');
