create table orders.orders (
  id text primary key,
  reference text not null unique,
  -- Opens the order without an account; kept readable because a repeated `create` must return it again.
  access_token text not null,
  state text not null check (state in ('awaiting_payment', 'paid', 'fulfilled', 'cancelled')),
  idempotency_key text not null unique,
  cart_id text,
  customer_id text,
  email text not null,
  name text not null,
  item_count int not null,
  language text not null,
  currency text not null,
  subtotal_minor bigint not null,
  discount_minor bigint not null,
  delivery_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  paid_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  -- What is shown and never searched: addresses, delivery method, coupons, tax label, tracking.
  details jsonb not null,
  placed_at timestamptz not null,
  pay_before timestamptz not null,
  paid_at timestamptz,
  fulfilled_at timestamptz,
  cancelled_at timestamptz,
  constraint amounts_not_negative check (
    least(subtotal_minor, discount_minor, delivery_minor, tax_minor, total_minor, paid_minor, refunded_minor) >= 0
  ),
  constraint refunded_not_above_paid check (refunded_minor <= paid_minor)
) with (fillfactor = 80);

create table orders.lines (
  order_id text not null references orders.orders,
  position int not null,
  sku text not null,
  product_slug text not null,
  title text not null,
  quantity int not null check (quantity > 0),
  total_minor bigint not null check (total_minor >= 0),
  details jsonb not null,
  primary key (order_id, position)
);

create table orders.timeline (
  id bigint generated always as identity primary key,
  order_id text not null references orders.orders,
  at timestamptz not null,
  what text not null,
  who text not null,
  note text
);
create index timeline_by_order on orders.timeline (order_id, id);
