drop table payments.refunds;
drop table payments.provider_events;
drop table payments.payments;
