-- The latest change of its order that was acted on: what is heard of an earlier one was overtaken on its way.
alter table inventory.reservations add column order_revision bigint not null default 0;
