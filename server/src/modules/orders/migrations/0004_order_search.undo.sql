create index if not exists orders_due on orders.orders (pay_before) where state = 'awaiting_payment';
drop index if exists orders.orders_by_name;
drop index if exists orders.orders_expiring;
