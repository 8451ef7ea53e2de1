-- A provider lets more go back than came, counted with the store credit that was given for the same money: it is kept
-- as it happened (payments finds it, `refunded_above_captured`). What staff ask back stays within the order's lock.
alter table orders.orders drop constraint refunded_not_above_paid, drop constraint refund_due_not_above_paid;
alter table orders.archived_orders drop constraint refunded_not_above_paid, drop constraint refund_due_not_above_paid;
