-- Which events somebody hears: only those get a job that delivers them. Every process adds its own before it serves, and
-- none takes any away: while an old and a new version run side by side, what either of them hears is delivered.
create table platform.subscriptions (
  event text primary key
);
grant select on platform.subscriptions to banso_app;
