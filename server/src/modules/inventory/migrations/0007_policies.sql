-- In the order in which orders lock them, so that none holds what this waits for while it waits for this.
lock table inventory.reservations, inventory.levels in access exclusive mode;

-- What may be promised beyond what is on hand before the first delivery of an article, and when that is expected.
alter table inventory.levels add column preorder_limit int not null default 0;
alter table inventory.levels add column available_from timestamptz;
alter table inventory.levels add constraint preorder_limit_not_negative check (preorder_limit >= 0) not valid;
-- The last guard against overselling. Weaker than before by the new limit only, so what is there fits.
alter table inventory.levels drop constraint available_not_negative;
alter table inventory.levels add constraint available_not_negative
  check (on_hand + backorder_limit + preorder_limit - reserved >= 0) not valid;

-- The order wants nothing any more, so a late word that it was paid takes nothing; only a revival does.
alter table inventory.reservations add column cancelled boolean not null default false;

-- What staff asked for under a key: the same again changes nothing. Kept as long as the ledger it led to.
create table inventory.attempts (
  actor text not null,
  key text not null,
  request jsonb not null,
  at timestamptz not null default now(),
  primary key (actor, key)
);
insert into inventory.attempts (actor, key, request, at)
select actor, idempotency_key,
  jsonb_build_object('command', 'adjust', 'sku', sku, 'delta', delta, 'reason', reason), at
from inventory.movements where idempotency_key is not null;

-- Goods that came back, each line of a return once.
create table inventory.returned_lines (
  return_id text not null,
  sku text not null,
  order_id text not null,
  quantity int not null check (quantity > 0),
  at timestamptz not null default now(),
  primary key (return_id, sku)
);

-- Articles that fell to what counts as low, until there is more of them again.
create table inventory.alerts (
  id bigint generated always as identity primary key,
  sku text not null references inventory.levels,
  low_at int not null,
  available int not null,
  raised_at timestamptz not null default now(),
  resolved_at timestamptz
);
create unique index alerts_open on inventory.alerts (sku) where resolved_at is null;
create index alerts_by_state on inventory.alerts ((resolved_at is null), id);
