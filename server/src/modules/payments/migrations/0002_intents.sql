-- What the provider says of each of its intents. An order may have several (a fresh attempt after a final
-- failure), and money may move on more than one: what was captured is their sum.
-- Payments from before get their row the next time the provider speaks of them.
create table payments.intents (
  intent_id text primary key,
  order_id text not null references payments.payments,
  -- The order in which we came to know them.
  seq bigint generated always as identity,
  captured_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  -- The provider's own time of the newest message: an older one changes amounts at most.
  told_at timestamptz,
  constraint intent_refunded_not_above_captured check (refunded_minor between 0 and captured_minor)
);
create index intents_by_order on payments.intents (order_id, seq);

-- The intent the money goes back on; null stands for the payment's only one.
alter table payments.refunds add column intent_id text;

-- A silent payment is asked about later and later, so that a few cannot keep the others from their turn.
alter table payments.payments add column asks int not null default 0, add column next_ask_at timestamptz;
