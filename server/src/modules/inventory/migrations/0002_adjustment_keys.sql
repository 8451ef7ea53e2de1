-- The caller's name for one correction: the same again changes nothing.
alter table inventory.movements add column idempotency_key text;
