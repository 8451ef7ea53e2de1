drop view orders.every_timeline;
drop view orders.every_line;
drop view orders.every_order;
insert into orders.orders (
  id, reference, access_token, state, idempotency_key, cart_id, customer_id, email, name, item_count, language,
  currency, subtotal_minor, discount_minor, delivery_minor, tax_minor, total_minor, paid_minor, refunded_minor,
  refund_due_minor, authorised_minor, given_minor, details, placed_at, pay_before, paid_at, fulfilled_at, cancelled_at,
  cancelled_for, expiry_tries, next_try_at, revision, updated_at)
select id, reference, access_token, state, idempotency_key, cart_id, customer_id, email, name, item_count, language,
  currency, subtotal_minor, discount_minor, delivery_minor, tax_minor, total_minor, paid_minor, refunded_minor,
  refund_due_minor, authorised_minor, given_minor, details, placed_at, pay_before, paid_at, fulfilled_at, cancelled_at,
  cancelled_for, expiry_tries, next_try_at, revision, updated_at
from orders.archived_orders;
insert into orders.lines (order_id, position, sku, product_slug, title, quantity, total_minor, details)
select order_id, position, sku, product_slug, title, quantity, total_minor, details from orders.archived_lines;
insert into orders.timeline (id, order_id, at, what, who, note, entry_id) overriding system value
select id, order_id, at, what, who, note, entry_id from orders.archived_timeline;
drop table orders.archived_timeline;
drop table orders.archived_lines;
drop table orders.archived_orders;
