-- outside a transaction
alter table inventory.levels validate constraint preorder_limit_not_negative;
alter table inventory.levels validate constraint available_not_negative;
