alter table notifications.mails drop column order_id;
alter table notifications.mails drop constraint mails_kind_check;
delete from notifications.mails where kind not in ('order_paid', 'order_fulfilled', 'order_cancelled');
alter table notifications.mails add constraint mails_kind_check
  check (kind in ('order_paid', 'order_fulfilled', 'order_cancelled'));
