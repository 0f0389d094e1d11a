-- Days are written in their order, so that a block range tells where a day lies; the list of movers reads one day of all.
create index score_days_by_day on health.score_days using brin (day);
