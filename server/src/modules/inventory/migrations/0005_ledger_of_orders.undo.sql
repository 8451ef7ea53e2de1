drop index if exists inventory.movements_of_order;
-- What takes its place is made once no sale is split between locations any more.
drop index if exists inventory.movements_sold_once_each;
