drop index if exists inventory.movements_adjusted_once;
