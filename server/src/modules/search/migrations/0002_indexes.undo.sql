drop index if exists search.documents_facets;
drop index if exists search.documents_skus;
drop index if exists search.texts_of_product;
drop index if exists search.texts_vector;
drop index if exists search.texts_names;
drop index if exists search.terms_by_start;
drop index if exists search.terms_by_likeness;
drop index if exists search.pending_by_request;
