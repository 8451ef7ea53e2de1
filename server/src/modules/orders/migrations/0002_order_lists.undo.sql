drop index if exists orders.orders_newest;
drop index if exists orders.orders_by_state;
drop index if exists orders.orders_by_customer;
drop index if exists orders.orders_by_email;
drop index if exists orders.orders_due;
