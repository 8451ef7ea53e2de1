-- outside a transaction
create index concurrently if not exists customers_by_time on identity.customers (created_at desc, id desc);
create index concurrently if not exists customers_by_email on identity.customers (email text_pattern_ops);
create index concurrently if not exists customers_by_name on identity.customers using gin (to_tsvector('simple', name));
