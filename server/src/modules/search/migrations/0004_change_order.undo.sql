drop index if exists search.documents_gone_idx;
drop index if exists search.facet_values_change_idx;
drop index if exists search.documents_change_idx;
