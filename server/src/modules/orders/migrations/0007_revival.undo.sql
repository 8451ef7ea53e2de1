alter table orders.orders drop constraint given_within_due;
alter table orders.orders drop constraint orders_cancelled_for_check;
update orders.orders set cancelled_for = 'unpaid' where cancelled_for = 'reviving';
alter table orders.orders add constraint orders_cancelled_for_check
  check (cancelled_for in ('unpaid', 'shopper', 'staff', 'shop', 'shortfall')) not valid;
