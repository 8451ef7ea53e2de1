-- What a shopper has told so far on the way from cart to order.
create table checkout.sessions (
  cart_id text primary key,
  email text,
  marketing boolean not null default false,
  shipping_address jsonb,
  billing_address jsonb,
  delivery_code text,
  updated_at timestamptz not null default now()
);
create index sessions_stale on checkout.sessions (updated_at);

-- One row per attempt to place an order. The order's id is decided here, once, so that every later step
-- (reserve, create, open payment) can be repeated under it after being cut off anywhere.
create table checkout.placements (
  cart_id text not null,
  idempotency_key text not null,
  order_id text not null unique,
  request_hash text not null,
  -- Stock and coupons are held under the order id: from here on an order may exist.
  held boolean not null default false,
  result jsonb,
  ended boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (cart_id, idempotency_key)
);
-- A cart has one live attempt: two windows cannot place it twice.
create unique index one_live_placement on checkout.placements (cart_id) where not ended;
