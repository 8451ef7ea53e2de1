-- Facts that modules tell each other. A row is written in the transaction that makes it true.
-- Readers go by (xid, id) up to the oldest transaction still running, so that a transaction which
-- commits late is never skipped (ids alone are handed out before the commit).
create table kernel.outbox (
  id bigint generated always as identity primary key,
  event_id uuid not null unique,
  type text not null,
  key text not null,
  payload jsonb not null,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now()
);
create index outbox_order on kernel.outbox (xid, id);
create index outbox_at on kernel.outbox (at);

comment on column kernel.outbox.key is 'Events with the same key reach a consumer one after the other';

-- How far each module has read, and which process reads for it now.
create table kernel.subscriptions (
  consumer text primary key,
  types text[] not null,
  xid xid8 not null default pg_current_xact_id(),
  id bigint not null default 0,
  owner text,
  lease_until timestamptz
);

-- Which events a module has handled; written in the transaction of the effect.
create table kernel.inbox (
  consumer text not null,
  event_id uuid not null,
  at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index inbox_at on kernel.inbox (at);
