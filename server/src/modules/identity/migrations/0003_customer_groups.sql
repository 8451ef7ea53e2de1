-- Whose prices the customer pays; null: those for everybody.
alter table identity.customers add column group_code text;
