-- outside a transaction
create index concurrently if not exists placements_cut_off on checkout.placements (coalesce(next_try_at, created_at)) where not ended and result is null;
create index concurrently if not exists placements_over on checkout.placements (created_at) where ended;
