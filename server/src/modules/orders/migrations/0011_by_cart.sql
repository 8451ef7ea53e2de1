-- outside a transaction
create index concurrently if not exists orders_by_cart on orders.orders (cart_id) where cart_id is not null;
create index concurrently if not exists archived_orders_by_cart on orders.archived_orders (cart_id) where cart_id is not null;
