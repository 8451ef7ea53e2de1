create extension if not exists pg_trgm;

-- What was told as due back so far, so that nothing is asked for twice while it is on its way.
alter table orders.orders add column refund_due_minor bigint not null default 0;
alter table orders.orders
  add constraint refund_due_not_above_paid check (refund_due_minor between 0 and paid_minor) not valid;

-- An order that could not be ended is tried later and later, so that a few cannot keep the others from their turn.
alter table orders.orders add column expiry_tries int not null default 0, add column next_try_at timestamptz;
