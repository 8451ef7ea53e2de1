-- outside a transaction
create index concurrently if not exists provider_events_unhandled on payments.provider_events (coalesce(next_try_at, received_at)) where handled_at is null and message is not null;
create index concurrently if not exists refunds_waiting on payments.refunds (coalesce(next_ask_at, created_at)) where state in ('due', 'sent');
create index concurrently if not exists payments_unfinished on payments.payments (updated_at) where state in ('opening', 'processing');
create index concurrently if not exists payments_by_update on payments.payments (updated_at);
