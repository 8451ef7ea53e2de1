drop index if exists payments.payments_unsettled;
drop index if exists payments.provider_events_by_time;
