-- outside a transaction
create index concurrently if not exists orders_updated on orders.orders (updated_at);
create index concurrently if not exists orders_refunding on orders.orders (id) where refund_due_minor <> refunded_minor;
create index concurrently if not exists orders_short on orders.orders (id) where state in ('paid', 'fulfilled') and paid_minor < total_minor;
