create table cart.carts (
  -- Unguessable: whoever holds the id of a guest's cart may use it.
  id text primary key,
  -- Set once the shopper has signed in: then only they may use it.
  customer_id text,
  currency text not null check (currency in ('USD', 'EUR', 'GBP')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  coupon_codes text[] not null default '{}' check (cardinality(coupon_codes) <= 5),
  state text not null default 'open' check (state in ('open', 'ordered')),
  version int not null default 1,
  created_at timestamptz not null default now(),
  -- The shop's clock; decides when a cart counts as abandoned.
  changed_at timestamptz not null
);
create unique index carts_one_open_per_customer on cart.carts (customer_id) where state = 'open';
create index carts_of_guests on cart.carts (changed_at) where customer_id is null;

create table cart.lines (
  id text primary key,
  cart_id text not null references cart.carts (id) on delete cascade,
  position bigint generated always as identity,
  sku text not null,
  quantity int not null check (quantity between 1 and 999),
  -- The price the shopper was last told, to notice when it has changed.
  seen_unit_minor bigint,
  seen_currency text,
  unique (cart_id, sku)
);

-- Additions that carried an idempotency key: a repeat adds nothing.
create table cart.additions (
  cart_id text not null references cart.carts (id) on delete cascade,
  key text not null,
  sku text not null,
  quantity int not null,
  primary key (cart_id, key)
);
