alter table payments.payments drop column asks, drop column next_ask_at;
alter table payments.refunds drop column intent_id;
drop table payments.intents;
