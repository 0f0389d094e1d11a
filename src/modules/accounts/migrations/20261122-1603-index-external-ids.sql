-- A customer's ID is given up when it changes or the customer goes: found by the customer, not by reading all of them.
create index external_ids_by_account on accounts.external_ids (workspace_id, account_id);
