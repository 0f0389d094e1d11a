-- How often one meets, and within which hours, in one project.
create table onboarding.meeting_rhythms (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  regular text not null check (regular in ('weekly', 'biweekly', 'none')),
  early text not null check (early in ('daily', 'every_other_day', 'none')),
  -- 1 Monday … 7 Sunday, as ISO counts.
  weekday int not null check (weekday between 1 and 7),
  at_time text not null,
  hours_from text not null,
  hours_to text not null,
  primary key (workspace_id, account_id, project_id),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
select platform.protect_table('onboarding.meeting_rhythms', 'select, insert, update');

create table onboarding.meetings (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  meeting_id uuid not null,
  cycle int not null,
  kind text not null,
  -- What makes a proposal asked for twice the same meeting: `check_in:3`, or the form it was made with.
  series_key text not null,
  title text not null default '',
  starts_at timestamptz not null,
  minutes int not null check (minutes between 5 and 480),
  place text not null default '',
  url text,
  state text not null check (state in ('proposed', 'scheduled', 'held', 'no_show', 'cancelled')),
  reason text not null default '',
  -- Counts up with what invited calendars have to hear of (RFC 5545).
  sequence int not null default 0,
  agenda jsonb not null default '[]',
  is_agenda_shared boolean not null default false,
  decisions jsonb not null default '[]',
  homework jsonb not null default '[]',
  discussion text not null default '',
  minutes_by text,
  minutes_at timestamptz,
  -- When the minutes reached the customer, and how: a mail that left, its page, or by hand as noted.
  handed_over_at timestamptz,
  handed_over_how text check (handed_over_how in ('mail', 'portal', 'by_hand')),
  handed_over_note text not null default '',
  version int not null default 1,
  primary key (workspace_id, account_id, project_id, meeting_id),
  unique (workspace_id, account_id, project_id, cycle, series_key),
  foreign key (workspace_id, account_id, project_id) references onboarding.projects (workspace_id, account_id, project_id)
);
create index meetings_by_time on onboarding.meetings (workspace_id, starts_at);
create index meetings_by_id on onboarding.meetings (workspace_id, meeting_id);
select platform.protect_table('onboarding.meetings');

-- Who was asked to come, with the roles they had then, and who came.
create table onboarding.meeting_attendees (
  workspace_id uuid not null,
  account_id uuid not null,
  project_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  side text not null check (side in ('vendor', 'customer')),
  name text not null,
  roles text[] not null default '{}',
  has_attended boolean,
  primary key (workspace_id, account_id, project_id, meeting_id, person_id),
  foreign key (workspace_id, account_id, project_id, meeting_id)
    references onboarding.meetings (workspace_id, account_id, project_id, meeting_id)
);
select platform.protect_table('onboarding.meeting_attendees');

-- Attendance by role (a leading indicator): one row a meeting that took place or was missed, and role asked for.
create view onboarding.published_attendance with (security_invoker = true) as
  select meetings.workspace_id, meetings.account_id, meetings.project_id, meetings.meeting_id, meetings.kind,
    meetings.starts_at, roles.role, bool_or(coalesce(attendees.has_attended, false)) as has_attended
  from onboarding.meetings as meetings
  join onboarding.meeting_attendees as attendees
    on attendees.workspace_id = meetings.workspace_id and attendees.account_id = meetings.account_id
    and attendees.project_id = meetings.project_id and attendees.meeting_id = meetings.meeting_id
  cross join lateral unnest(attendees.roles) as roles (role)
  where meetings.state in ('held', 'no_show') and attendees.side = 'customer'
  group by meetings.workspace_id, meetings.account_id, meetings.project_id, meetings.meeting_id, meetings.kind,
    meetings.starts_at, roles.role;
grant select on onboarding.published_attendance to banso_app;
