-- outside a transaction
create unique index concurrently if not exists movements_adjusted_once on inventory.movements (actor, idempotency_key) where idempotency_key is not null;
