create extension if not exists pg_trgm;

create table catalog.categories (
  slug text primary key,
  parent_slug text references catalog.categories (slug),
  -- Department first, the category itself last.
  path text[] not null,
  name jsonb not null,
  description jsonb not null,
  tint text not null,
  position int not null,
  picture jsonb,
  check (path[cardinality(path)] = slug)
);

create table catalog.brands (
  slug text primary key,
  name text not null,
  story jsonb not null
);

create table catalog.products (
  -- Ids are time-ordered; keyset pages over them are stable.
  id text primary key,
  slug text not null constraint product_slug_taken unique,
  kind text not null check (kind in ('simple', 'bundle')),
  status text not null check (status in ('draft', 'published')),
  type text not null,
  title jsonb not null,
  subtitle jsonb,
  description jsonb not null,
  bullets jsonb not null,
  brand_slug text not null references catalog.brands (slug),
  category_slug text not null references catalog.categories (slug),
  attributes jsonb not null,
  options jsonb not null,
  -- Slugs, not ids: a product may be named here before it is imported.
  related_slugs text[] not null,
  popularity double precision not null,
  -- Milliseconds, as cursors carry them: a finer time would be lost between two pages.
  published_at timestamptz(3),
  -- How many reviews gave 1, 2, 3, 4 and 5 stars.
  rating_counts int[] not null default '{0,0,0,0,0}' check (cardinality(rating_counts) = 5),
  variant_count int not null,
  -- What a card shows besides texts: two pictures, the swatches, the parts of a bundle.
  card jsonb not null,
  -- The articles a card's price and stock are asked for, ten at most; see choose-card-articles.ts.
  card_skus text[] not null check (cardinality(card_skus) between 1 and 10),
  card_stale boolean not null default false,
  card_choice int not null default 0,
  -- What staff find a product by: title, slug and SKUs, in lower case and without accents.
  listing_text text not null,
  -- Of the imported record: the same record again changes nothing.
  record_hash text,
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  check (status = 'draft' or published_at is not null)
);

create table catalog.variants (
  sku text primary key,
  product_id text not null references catalog.products (id) on delete cascade,
  position int not null,
  options jsonb not null,
  gtin text,
  weight_grams int check (weight_grams >= 0)
);

create table catalog.pictures (
  product_id text not null references catalog.products (id) on delete cascade,
  position int not null,
  picture_id text not null,
  alt jsonb not null,
  width int not null,
  height int not null,
  color_value text,
  view text not null,
  primary key (product_id, position)
);

create table catalog.components (
  product_id text not null references catalog.products (id) on delete cascade,
  position int not null,
  sku text not null constraint component_sku_known references catalog.variants (sku),
  quantity int not null check (quantity > 0),
  primary key (product_id, position)
);

create table catalog.collections (
  slug text primary key,
  name jsonb not null,
  description jsonb not null,
  position int not null,
  picture jsonb
);

create table catalog.collection_products (
  collection_slug text not null references catalog.collections (slug) on delete cascade,
  position int not null,
  product_id text not null references catalog.products (id) on delete cascade,
  primary key (collection_slug, position)
);

create table catalog.reviews (
  id text primary key,
  product_id text not null references catalog.products (id) on delete cascade,
  rating int not null check (rating between 1 and 5),
  title text not null,
  body text not null,
  author text not null,
  language text not null,
  verified boolean not null,
  created_at timestamptz(3) not null
);
