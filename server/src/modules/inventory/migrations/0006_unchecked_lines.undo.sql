alter table inventory.reservation_lines add constraint reservation_lines_reservation_id_fkey
  foreign key (reservation_id) references inventory.reservations;
alter table inventory.reservation_lines add constraint reservation_lines_sku_fkey
  foreign key (sku) references inventory.levels;
