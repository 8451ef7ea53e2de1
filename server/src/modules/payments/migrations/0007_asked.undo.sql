alter table payments.payments drop column asked_at;
