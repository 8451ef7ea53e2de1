-- outside a transaction
update orders.orders
set refund_due_minor = case when state = 'cancelled' then paid_minor else refunded_minor end
where refund_due_minor = 0 and paid_minor > 0 and (state = 'cancelled' or refunded_minor > 0);
alter table orders.orders validate constraint refund_due_not_above_paid;
create index concurrently if not exists orders_by_name on orders.orders using gin (lower(name) gin_trgm_ops);
create index concurrently if not exists orders_expiring on orders.orders (coalesce(next_try_at, pay_before)) where state = 'awaiting_payment';
drop index concurrently if exists orders.orders_due;
