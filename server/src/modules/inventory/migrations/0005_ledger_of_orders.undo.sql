drop index if exists inventory.movements_of_order;
drop index if exists inventory.movements_sold_once_each;
create unique index if not exists movements_sold_once on inventory.movements (order_id, sku) where kind = 'sell';
