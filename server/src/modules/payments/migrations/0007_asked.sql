-- When somebody last had the provider asked about it: whoever asks again at once gets what was answered then.
alter table payments.payments add column asked_at timestamptz;
