-- Drops the partitions of events and calls whose whole month lies before a day. The serving role owns no table. Calls that
-- are not counted yet hold everything back: what is counted stays for ever, what is dropped uncounted is lost.
create function usage.drop_months_before(cutoff date) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
  part record;
  dropped int := 0;
  first_ms bigint := extract(epoch from date_trunc('month', cutoff) at time zone 'UTC')::bigint * 1000;
  first_key uuid := (lpad(to_hex(first_ms), 12, '0') || repeat('0', 20))::uuid;
begin
  if cutoff > current_date - 62 then
    raise exception 'Months of the last two are not dropped: %', cutoff;
  end if;
  perform from usage.unrolled_batches where batch_no < first_ms * 1048576 limit 1;
  if found then return 0; end if;
  -- Whoever takes events in waits for this lock's holder: rather tomorrow than long.
  set local lock_timeout = '5s';
  perform pg_advisory_xact_lock(hashtext('usage.ensure_month'));
  for part in
    select relname from pg_class
    where relnamespace = 'usage'::regnamespace and relkind = 'r' and relispartition
      and relname ~ '^(events|batches)_[0-9]{6}$'
      and to_date(right(relname, 6), 'YYYYMM') < date_trunc('month', cutoff)::date
    order by relname
  loop
    execute format('drop table usage.%I', part.relname);
    dropped := dropped + 1;
  end loop;
  delete from usage.events_undated where message_key < first_key;
  delete from usage.batches_undated where batch_no < first_ms * 1048576;
  return dropped;
end
$$;
revoke execute on function usage.drop_months_before(date) from public;
grant execute on function usage.drop_months_before(date) to banso_app;
