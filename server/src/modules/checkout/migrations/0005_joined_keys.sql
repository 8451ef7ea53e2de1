-- Two windows may place one cart at the same moment, each under a key of its own: one order comes of it, and each of
-- them gets its answer again.
create table checkout.joined_keys (
  cart_id text not null,
  idempotency_key text not null,
  order_id text not null references checkout.placements (order_id) on delete cascade,
  primary key (cart_id, idempotency_key)
);
create index joined_keys_by_order on checkout.joined_keys (order_id);
