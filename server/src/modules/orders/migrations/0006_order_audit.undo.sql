drop index if exists orders.orders_updated;
drop index if exists orders.orders_refunding;
drop index if exists orders.orders_short;
