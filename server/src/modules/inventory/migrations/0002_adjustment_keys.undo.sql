alter table inventory.movements drop column idempotency_key;
