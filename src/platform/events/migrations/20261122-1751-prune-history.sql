-- What was delivered long ago is dropped, batch by batch.
grant delete on platform.outbox, platform.deliveries to banso_app;
create index outbox_by_time on platform.outbox (workspace_id, occurred_at);
create index deliveries_by_time on platform.deliveries (workspace_id, delivered_at);
