drop index if exists orders.orders_keeping;
