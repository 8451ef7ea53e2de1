drop index if exists payments.provider_events_unhandled;
drop index if exists payments.refunds_waiting;
drop index if exists payments.payments_unfinished;
drop index if exists payments.payments_by_update;
