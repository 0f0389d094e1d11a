-- Until which day nobody wants to be told of it; it comes back then if it was not settled.
alter table health.alerts add column snoozed_until date, add column snoozed_by text;
