-- Orders that ended long ago: the same columns, out of the way of those at work. Read together by the views; one that is
-- touched again moves back (docs/decisions/0013-archived-orders-in-tables-of-their-own.md).
create table orders.archived_orders (like orders.orders including defaults including constraints);
alter table orders.archived_orders add primary key (id);
create unique index archived_orders_reference on orders.archived_orders (reference);
create unique index archived_orders_key on orders.archived_orders (idempotency_key);
create index archived_orders_newest on orders.archived_orders (placed_at desc, id desc);
create index archived_orders_by_state on orders.archived_orders (state, placed_at desc, id desc);
create index archived_orders_by_customer on orders.archived_orders (customer_id, placed_at desc, id desc) where customer_id is not null;
create index archived_orders_by_email on orders.archived_orders (email, placed_at desc);
create index archived_orders_by_name on orders.archived_orders using gin (lower(name) gin_trgm_ops);
create index archived_orders_updated on orders.archived_orders (updated_at);

create table orders.archived_lines (like orders.lines including constraints);
alter table orders.archived_lines add primary key (order_id, position);

create table orders.archived_timeline (like orders.timeline including constraints);
alter table orders.archived_timeline add primary key (id);
create index archived_timeline_by_order on orders.archived_timeline (order_id, id);

create view orders.every_order as
select id, reference, access_token, state, idempotency_key, cart_id, customer_id, email, name, item_count, language,
  currency, subtotal_minor, discount_minor, delivery_minor, tax_minor, total_minor, paid_minor, refunded_minor,
  refund_due_minor, authorised_minor, given_minor, details, placed_at, pay_before, paid_at, fulfilled_at, cancelled_at,
  cancelled_for, expiry_tries, next_try_at, revision, updated_at
from orders.orders
union all
select id, reference, access_token, state, idempotency_key, cart_id, customer_id, email, name, item_count, language,
  currency, subtotal_minor, discount_minor, delivery_minor, tax_minor, total_minor, paid_minor, refunded_minor,
  refund_due_minor, authorised_minor, given_minor, details, placed_at, pay_before, paid_at, fulfilled_at, cancelled_at,
  cancelled_for, expiry_tries, next_try_at, revision, updated_at
from orders.archived_orders;

create view orders.every_line as
select order_id, position, details from orders.lines
union all
select order_id, position, details from orders.archived_lines;

create view orders.every_timeline as
select id, order_id, at, what, who, note from orders.timeline
union all
select id, order_id, at, what, who, note from orders.archived_timeline;
