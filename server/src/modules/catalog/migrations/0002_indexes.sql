-- outside a transaction
create index concurrently if not exists products_newest on catalog.products (published_at desc, id desc) where status = 'published';
create index concurrently if not exists products_newest_in_category on catalog.products (category_slug, published_at desc, id desc) where status = 'published';
create index concurrently if not exists products_popular_in_category on catalog.products (category_slug, popularity desc, id desc) where status = 'published';
create index concurrently if not exists products_of_brand on catalog.products (brand_slug);
create index concurrently if not exists products_changed on catalog.products (updated_at desc, id desc);
create index concurrently if not exists products_changed_by_status on catalog.products (status, updated_at desc, id desc);
create index concurrently if not exists products_listing_text on catalog.products using gin (listing_text gin_trgm_ops);
create index concurrently if not exists variants_of_product on catalog.variants (product_id, position);
create index concurrently if not exists components_by_sku on catalog.components (sku);
create index concurrently if not exists collections_of_product on catalog.collection_products (product_id);
create index concurrently if not exists reviews_of_product on catalog.reviews (product_id, created_at desc, id desc) include (rating);
