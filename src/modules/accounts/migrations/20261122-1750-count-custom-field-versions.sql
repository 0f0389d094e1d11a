-- Two people who change one field at the same time learn of each other.
alter table accounts.custom_fields add column version int not null default 1;
