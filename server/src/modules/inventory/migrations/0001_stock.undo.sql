drop table inventory.movements;
drop function inventory.refuse_change();
drop table inventory.reservation_lines;
drop table inventory.reservations;
drop table inventory.levels;
