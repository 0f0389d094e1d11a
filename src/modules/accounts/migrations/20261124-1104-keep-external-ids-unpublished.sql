-- Asked for through the module: a join of thousands of fresh IDs, of which there are no statistics, took minutes.
drop view accounts.published_external_ids;
