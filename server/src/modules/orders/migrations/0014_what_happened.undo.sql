alter table orders.orders
  add constraint refunded_not_above_paid check (refunded_minor <= paid_minor) not valid,
  add constraint refund_due_not_above_paid check (refund_due_minor between 0 and paid_minor) not valid;
alter table orders.archived_orders
  add constraint refunded_not_above_paid check (refunded_minor <= paid_minor) not valid,
  add constraint refund_due_not_above_paid check (refund_due_minor between 0 and paid_minor) not valid;
