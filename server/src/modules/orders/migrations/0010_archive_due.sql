-- outside a transaction
create index concurrently if not exists orders_ended on orders.orders (coalesce(fulfilled_at, cancelled_at)) where state in ('fulfilled', 'cancelled');
