-- Whether a customer has a champion or a sponsor is asked of all customers at once, by segments and health scores.
create index stakeholders_champions on accounts.stakeholders (workspace_id, account_id) include (left_on)
  where roles @> array['champion'];
create index stakeholders_sponsors on accounts.stakeholders (workspace_id, account_id) include (left_on)
  where roles @> array['executive_sponsor'];
