-- outside a transaction
create index concurrently if not exists documents_facets on search.documents using gin (facets);
create index concurrently if not exists documents_skus on search.documents using gin (skus);
create index concurrently if not exists texts_of_product on search.texts (product_id);
create index concurrently if not exists texts_vector on search.texts using gin (vector);
create index concurrently if not exists texts_names on search.texts using gin (names);
create index concurrently if not exists terms_by_start on search.terms (language, term text_pattern_ops);
create index concurrently if not exists terms_by_likeness on search.terms using gist (term gist_trgm_ops) where words = 1;
create index concurrently if not exists pending_by_request on search.pending (request);
