-- outside a transaction

create index concurrently if not exists documents_change_idx on search.documents (changed_in, change);
create index concurrently if not exists facet_values_change_idx on search.facet_values (changed_in, change);
-- Tombstones, to be swept away.
create index concurrently if not exists documents_gone_idx on search.documents (changed_at) where source is null;
