-- A provider lets a shop give back on the card what it has given back as store credit already. What happened is
-- kept; each intent still gives back no more than it took, and the comparison of sums finds what is too much.
alter table payments.payments
  drop constraint refunded_not_above_captured,
  add constraint refunded_not_negative check (refunded_minor >= 0) not valid;
alter table payments.payments validate constraint refunded_not_negative;
