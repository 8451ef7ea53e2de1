-- What is there of each article. A hot row is updated for every order: fillfactor leaves room beside it,
-- and no index holds a changing column, so updates stay within the page (HOT).
create table inventory.levels (
  sku text primary key,
  on_hand int not null,
  reserved int not null default 0,
  low_at int not null default 0 check (low_at >= 0),
  backorder_limit int not null default 0 check (backorder_limit >= 0),
  updated_at timestamptz not null default now(),
  constraint reserved_not_negative check (reserved >= 0),
  -- The last guard against overselling; on_hand below zero is what is owed from back-orders.
  constraint available_not_negative check (on_hand + backorder_limit - reserved >= 0)
) with (fillfactor = 60);

-- Stock held for an order until it is paid, cancelled or the time is up.
create table inventory.reservations (
  id text primary key,
  order_id text not null unique,
  state text not null default 'held' check (state in ('held', 'committed', 'released')),
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index reservations_held on inventory.reservations (expires_at) where state = 'held';

create table inventory.reservation_lines (
  reservation_id text not null references inventory.reservations,
  sku text not null references inventory.levels,
  quantity int not null check (quantity > 0),
  primary key (reservation_id, sku)
);

-- Append-only: on hand is the sum of the movements, always.
create table inventory.movements (
  id bigint generated always as identity primary key,
  sku text not null references inventory.levels,
  kind text not null check (kind in ('receive', 'sell', 'adjust', 'return')),
  delta int not null,
  reason text not null,
  order_id text,
  actor text not null,
  at timestamptz not null default now()
);
create index movements_by_sku on inventory.movements (sku, id desc);
create unique index movements_sold_once on inventory.movements (order_id, sku) where kind = 'sell';

create function inventory.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'stock movements are append-only';
end $$;
create trigger movements_append_only before update or delete on inventory.movements
  for each row execute function inventory.refuse_change();
