-- outside a transaction
create index concurrently if not exists orders_keeping on orders.orders (id) where state = 'cancelled' and paid_minor > refund_due_minor;
