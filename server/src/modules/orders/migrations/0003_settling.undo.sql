alter table orders.orders drop column expiry_tries, drop column next_try_at;
alter table orders.orders drop column refund_due_minor;
