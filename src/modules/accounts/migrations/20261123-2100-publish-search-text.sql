-- So that lists of other modules find a customer by the same words as the list of customers.
create or replace view accounts.published_accounts with (security_invoker = true) as
  select workspace_id, account_id, external_id, name, name_kana, sort_key, industry, employee_count, plan, seats, currency,
    mrr_minor, arr_minor, contract_start_on, renewal_on, owner_id, sales_id, touch_model, region, phase, phase_since,
    closed_weekdays, closed_days, created_at, search_text
  from accounts.accounts where archived_at is null;
