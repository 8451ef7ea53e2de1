alter table inventory.reservations drop column order_revision;
