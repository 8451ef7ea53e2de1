-- `reviving`: the money came after the order had been given up, and inventory is asked whether the goods are there.
alter table orders.orders drop constraint orders_cancelled_for_check;
alter table orders.orders add constraint orders_cancelled_for_check
  check (cancelled_for in ('unpaid', 'reviving', 'shopper', 'staff', 'shop', 'shortfall')) not valid;
alter table orders.orders add constraint given_within_due check (given_minor between 0 and refund_due_minor) not valid;
