drop trigger movements_move on inventory.movements;
drop function inventory.move_between_locations();
-- The ledger is append-only: transfers stay in it, as two corrections that cancel each other.
alter table inventory.movements disable trigger movements_append_only;
alter table inventory.movements drop constraint movements_kind_check;
update inventory.movements set kind = 'adjust' where kind = 'transfer';
alter table inventory.movements enable trigger movements_append_only;
alter table inventory.movements add constraint movements_kind_check
  check (kind in ('receive', 'sell', 'adjust', 'return'));
alter table inventory.movements drop column location;
drop table inventory.location_levels;
drop table inventory.locations;
