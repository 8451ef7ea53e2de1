-- An order may be paid at one of several providers, in several attempts, and partly by gift cards and store credit.
alter table payments.payments
  -- Where its attempts are made from now on; each attempt remembers its own.
  add column provider text not null default 'sandbox',
  add column capture text not null default 'automatic' check (capture in ('automatic', 'manual')),
  -- What the present attempt asks the provider for; the same however often it is asked. Null: the amount.
  add column attempt_minor bigint,
  add column customer_id text,
  -- Some providers ask for it with every attempt.
  add column email text,
  add column authorised_minor bigint not null default 0 check (authorised_minor >= 0),
  -- What gift cards and store credit pay; part of captured_minor from when the provider's money has moved, or covers all.
  add column credit_minor bigint not null default 0 check (credit_minor >= 0),
  -- What went back to gift cards and store credit; part of refunded_minor.
  add column credit_refunded_minor bigint not null default 0 check (credit_refunded_minor >= 0),
  -- How much of refunded_minor has been told.
  add column refunded_told_minor bigint not null default 0;
update payments.payments set refunded_told_minor = refunded_minor where refunded_minor > 0;

alter table payments.payments drop constraint payments_state_check;
alter table payments.payments add constraint payments_state_check check (state in
  ('opening', 'open', 'processing', 'authorised', 'partly_captured', 'captured', 'cancelled', 'failed')) not valid;
alter table payments.payments validate constraint payments_state_check;

alter table payments.intents
  add column provider text not null default 'sandbox',
  add column status text,
  -- What can still be captured on it.
  add column authorised_minor bigint not null default 0 check (authorised_minor >= 0);

-- The inbox of the providers' messages: what was received is the truth, and is handled once. The fields that are
-- read are kept, nothing else. Rows from before, without a message, were handled as they came.
alter table payments.provider_events
  add column provider text not null default 'sandbox',
  add column message jsonb,
  add column handled_at timestamptz,
  add column tries int not null default 0,
  add column next_try_at timestamptz;

-- What gift cards and store credit hold. A code is kept as its hash: the table opens nothing.
create table payments.credit_accounts (
  id text primary key,
  kind text not null check (kind in ('gift_card', 'store_credit')),
  code_hash text unique,
  last4 text,
  customer_id text,
  currency text not null,
  balance_minor bigint not null default 0,
  disabled boolean not null default false,
  note text,
  expires_at timestamptz,
  -- The request that made it: a repeat makes no second one.
  request_id text unique,
  request_hash text,
  created_at timestamptz not null default now(),
  constraint credit_not_overdrawn check (balance_minor >= 0),
  constraint credit_has_holder check (
    (kind = 'gift_card' and code_hash is not null and last4 is not null and customer_id is null)
    or (kind = 'store_credit' and customer_id is not null and code_hash is null))
);
create unique index store_credit_of_customer on payments.credit_accounts (customer_id, currency)
  where kind = 'store_credit';
create index gift_cards_newest on payments.credit_accounts (created_at desc, id desc) where kind = 'gift_card';
create index gift_cards_by_last4 on payments.credit_accounts (last4, created_at desc, id desc) where kind = 'gift_card';

-- Every change of a balance, never changed itself. The sum of an account's movements is its balance.
create table payments.credit_movements (
  id bigint generated always as identity primary key,
  account_id text not null references payments.credit_accounts,
  kind text not null check (kind in ('issue', 'take', 'give_back', 'refund', 'adjust')),
  order_id text,
  -- What makes a repeat recognisable: the refund's part, or the request of an adjustment.
  ref text not null default '',
  delta_minor bigint not null,
  who text not null,
  note text,
  at timestamptz not null default now(),
  constraint credit_movement_once unique nulls not distinct (account_id, order_id, kind, ref),
  constraint credit_movement_sign check (case kind when 'take' then delta_minor < 0 when 'adjust' then delta_minor <> 0
    else delta_minor > 0 end)
);
create index credit_movements_by_order on payments.credit_movements (order_id) where order_id is not null;

create function payments.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'payments.credit_movements is append-only';
end $$;
create trigger append_only before update or delete on payments.credit_movements
  for each row execute function payments.refuse_change();

-- A refund may have several parts: one for each intent or account it goes back on.
alter table payments.refunds
  drop constraint refunds_state_check,
  -- The event that asked for it.
  add column cause text,
  -- Its id in orders, where it has one.
  add column refund_id text,
  add column account_id text references payments.credit_accounts,
  add column reason text,
  add column told boolean not null default false,
  add column asks int not null default 0,
  add column next_ask_at timestamptz,
  -- Somebody is asking the provider until then: not every provider recognises a second call as the same one.
  add column leased_until timestamptz,
  add constraint refunds_state_check check (state in ('due', 'sent', 'done', 'failed'));
update payments.refunds set told = true where state = 'done';

-- Tries to find gift cards, by whoever makes them.
create table payments.attempts (
  key text primary key,
  count int not null,
  ends_at timestamptz not null
);
create index attempts_end on payments.attempts (ends_at);
