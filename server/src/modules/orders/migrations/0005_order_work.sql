-- How often an order was changed, for those who watch it; and when last, for those who compare.
alter table orders.orders add column revision bigint not null default 0, add column updated_at timestamptz not null default now();

-- Money that is promised but not taken, what was given back deliberately, and why an order was cancelled:
-- one given up as unpaid may come back to life, one that somebody cancelled never does.
alter table orders.orders
  add column authorised_minor bigint not null default 0,
  add column given_minor bigint not null default 0,
  add column cancelled_for text check (cancelled_for in ('unpaid', 'shopper', 'staff', 'shop', 'shortfall'));

create table orders.refunds (
  id text primary key,
  order_id text not null,
  kind text not null check (kind in ('automatic', 'staff', 'return', 'outside')),
  state text not null check (state in ('due', 'done', 'failed')),
  amount_minor bigint not null check (amount_minor > 0),
  done_minor bigint not null default 0 check (done_minor between 0 and amount_minor),
  destination text not null check (destination in ('original', 'store_credit')),
  reason text not null,
  who text not null,
  return_id text,
  -- A failed refund is tried again once, by the next one.
  retry_of text unique,
  failure text,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index refunds_by_order on orders.refunds (order_id, created_at, id);
create index refunds_failed on orders.refunds (id) where state = 'failed';

create table orders.parcels (
  id text primary key,
  order_id text not null,
  number int not null,
  carrier text not null,
  tracking_number text not null,
  url text,
  lines jsonb not null,
  who text not null,
  sent_at timestamptz not null,
  unique (order_id, number)
);

create table orders.returns (
  id text primary key,
  order_id text not null,
  state text not null check (state in ('requested', 'approved', 'refused', 'withdrawn', 'received', 'refunded', 'closed')),
  lines jsonb not null,
  reason text not null,
  note text,
  who text not null,
  value_minor bigint not null check (value_minor >= 0),
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index returns_by_order on orders.returns (order_id, created_at, id);

-- Numbers without gaps: the row is locked until the document that takes the number is written.
create table orders.series (
  series text primary key,
  last int not null
);

create table orders.documents (
  id text primary key,
  order_id text not null,
  kind text not null check (kind in ('invoice', 'credit_note')),
  series text not null,
  number int not null,
  refund_id text unique,
  amount_minor bigint not null,
  issued_at timestamptz not null,
  unique (series, number)
);
create unique index documents_one_invoice on orders.documents (order_id) where kind = 'invoice';
create index documents_by_order on orders.documents (order_id, issued_at);
