-- Gift cards by their account: the code itself is not kept.
alter table checkout.sessions
  add column gift_cards text[] not null default '{}',
  add column use_store_credit boolean not null default false;
