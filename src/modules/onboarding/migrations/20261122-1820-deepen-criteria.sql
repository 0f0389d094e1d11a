-- How a completion criterion is judged: by what, against which value, over which time and by whom.
alter table onboarding.criteria
  add column verified_by text[] not null default '{csm}'
    check (cardinality(verified_by) > 0 and verified_by <@ array['usage', 'evidence', 'customer', 'csm', 'survey']),
  add column target double precision,
  add column unit text not null default '',
  add column window_days int check (window_days > 0),
  add column judge text not null default '';

-- Projects that run already took the standard set over without its methods.
update onboarding.criteria
set verified_by = standard.verified_by, target = standard.target, unit = standard.unit, window_days = standard.window_days
from (values
  ('setup_checklist', array['usage', 'csm'], null::double precision, '', null::int),
  ('live_data', array['evidence'], null, '', null),
  ('active_users', array['usage'], 70, 'percent', 14),
  ('key_action', array['usage'], 4, 'count', 28),
  ('old_way_ended', array['customer'], null, '', null),
  ('outcome_improved', array['customer', 'evidence'], 50, 'percent', null),
  ('admin_can_teach', array['customer'], null, '', null),
  ('deputy_registered', array['csm'], null, '', null),
  ('renewal_intent', array['survey'], 8, 'score', null)
) as standard (key, verified_by, target, unit, window_days)
where criteria.key = standard.key;
