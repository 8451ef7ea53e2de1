-- outside a transaction
create index concurrently if not exists payments_unsettled on payments.payments (next_ask_at nulls first) where state = 'processing';
create index concurrently if not exists provider_events_by_time on payments.provider_events (received_at);
