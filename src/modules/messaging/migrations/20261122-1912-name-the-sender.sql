-- Whose mails they are, as mail programs show it; empty: as the server is set up.
alter table messaging.settings add column sender_name text not null default '' check (sender_name !~ '[[:cntrl:]]');
