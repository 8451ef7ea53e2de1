-- One payment per order. A final failure at the provider opens the next attempt with a new intent.
create table payments.payments (
  order_id text primary key,
  reference text not null default '',
  -- Kept so that a repeated call to the provider says the very same under its key.
  return_url text not null default '',
  cancel_url text not null default '',
  language text not null default 'en',
  state text not null check (state in ('opening', 'open', 'processing', 'captured', 'cancelled', 'failed')),
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  attempt int not null default 1,
  intent_id text unique,
  redirect_url text,
  captured_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  last_error text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint refunded_not_above_captured check (refunded_minor between 0 and captured_minor)
);

-- Every message of the provider that was taken over, by its own id: a repeat changes nothing.
create table payments.provider_events (
  event_id text primary key,
  type text not null,
  intent_id text not null,
  received_at timestamptz not null default now()
);

-- Money that has to go back; the id is also the idempotency key at the provider.
create table payments.refunds (
  id text primary key,
  order_id text not null references payments.payments,
  amount_minor bigint not null check (amount_minor > 0),
  state text not null default 'due' check (state in ('due', 'done')),
  created_at timestamptz not null default now()
);
create index refunds_by_order on payments.refunds (order_id);
