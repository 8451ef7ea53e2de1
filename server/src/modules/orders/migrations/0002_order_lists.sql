-- outside a transaction
create index concurrently if not exists orders_newest on orders.orders (placed_at desc, id desc);
create index concurrently if not exists orders_by_state on orders.orders (state, placed_at desc, id desc);
create index concurrently if not exists orders_by_customer on orders.orders (customer_id, placed_at desc, id desc) where customer_id is not null;
create index concurrently if not exists orders_by_email on orders.orders (email, placed_at desc);
create index concurrently if not exists orders_due on orders.orders (pay_before) where state = 'awaiting_payment';
