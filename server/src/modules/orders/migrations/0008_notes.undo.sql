alter table orders.timeline drop column entry_id;
