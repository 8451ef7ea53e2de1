drop trigger movements_move on inventory.movements;
drop function inventory.move_between_locations();
-- The ledger is append-only, and this is the one exception: transfers stay in it as two corrections that cancel each
-- other, and what was sold from several locations as one sale.
alter table inventory.movements disable trigger movements_append_only;
with split as (
  select min(id) as id, order_id, sku, sum(delta) as delta from inventory.movements
  where kind = 'sell' and order_id is not null group by order_id, sku having count(*) > 1
), merged as (
  update inventory.movements m set delta = split.delta from split where m.id = split.id
)
delete from inventory.movements m using split
where m.kind = 'sell' and m.order_id = split.order_id and m.sku = split.sku and m.id <> split.id;
alter table inventory.movements drop constraint movements_kind_check;
update inventory.movements set kind = 'adjust' where kind = 'transfer';
alter table inventory.movements enable trigger movements_append_only;
alter table inventory.movements add constraint movements_kind_check
  check (kind in ('receive', 'sell', 'adjust', 'return'));
alter table inventory.movements drop column location;
create unique index movements_sold_once on inventory.movements (order_id, sku) where kind = 'sell';
drop table inventory.location_levels;
drop table inventory.locations;
