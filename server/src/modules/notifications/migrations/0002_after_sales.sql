-- Mails about parts of an order: a parcel, a refund, a return, a message.
alter table notifications.mails drop constraint mails_kind_check;
alter table notifications.mails add constraint mails_kind_check check (kind in (
  'order_paid', 'order_fulfilled', 'order_cancelled', 'order_partly_sent', 'order_refunded', 'return_approved',
  'return_refused', 'order_message')) not valid;
-- The order where `subject_id` is a part of it.
alter table notifications.mails add column order_id text;
