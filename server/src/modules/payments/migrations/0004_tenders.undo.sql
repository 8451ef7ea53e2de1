drop table payments.attempts;
alter table payments.refunds drop constraint refunds_state_check;
update payments.refunds set state = 'due' where state in ('sent', 'failed');
alter table payments.refunds
  drop column cause, drop column refund_id, drop column account_id, drop column reason, drop column told,
  drop column asks, drop column next_ask_at, drop column leased_until,
  add constraint refunds_state_check check (state in ('due', 'done'));
drop table payments.credit_movements;
drop function payments.refuse_change();
drop table payments.credit_accounts;
alter table payments.provider_events
  drop column provider, drop column message, drop column handled_at, drop column tries, drop column next_try_at;
alter table payments.intents drop column provider, drop column status, drop column authorised_minor;
alter table payments.payments drop constraint payments_state_check;
update payments.payments set state = case state when 'authorised' then 'processing' else 'captured' end
  where state in ('authorised', 'partly_captured');
alter table payments.payments
  add constraint payments_state_check check (state in ('opening', 'open', 'processing', 'captured', 'cancelled', 'failed')),
  drop column provider, drop column capture, drop column attempt_minor, drop column customer_id, drop column email, drop column authorised_minor,
  drop column credit_minor, drop column credit_refunded_minor, drop column refunded_told_minor;
