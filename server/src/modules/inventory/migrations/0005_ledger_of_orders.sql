-- outside a transaction
alter table inventory.movements validate constraint movements_location_fkey;
alter table inventory.movements validate constraint movements_kind_check;
create index concurrently if not exists movements_of_order on inventory.movements (order_id, sku) where order_id is not null;
create unique index concurrently if not exists movements_sold_once_each on inventory.movements (order_id, sku, location) where kind = 'sell';
drop index concurrently if exists inventory.movements_sold_once;
