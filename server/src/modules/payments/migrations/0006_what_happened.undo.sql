-- Not valid: what has happened meanwhile stays.
alter table payments.payments
  drop constraint refunded_not_negative,
  add constraint refunded_not_above_captured check (refunded_minor between 0 and captured_minor) not valid;
