drop table inventory.alerts;
drop table inventory.returned_lines;
drop table inventory.attempts;
alter table inventory.reservations drop column cancelled;
alter table inventory.levels drop constraint available_not_negative;
-- What was promised as a pre-order is owed as a back-order.
update inventory.levels set backorder_limit = backorder_limit + preorder_limit where preorder_limit > 0;
alter table inventory.levels add constraint available_not_negative
  check (on_hand + backorder_limit - reserved >= 0);
alter table inventory.levels drop column preorder_limit, drop column available_from;
