drop index if exists orders.orders_by_cart;
drop index if exists orders.archived_orders_by_cart;
