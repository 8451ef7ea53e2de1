drop table kernel.inbox;
drop table kernel.subscriptions;
drop table kernel.outbox;
