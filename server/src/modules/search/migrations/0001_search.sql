create extension if not exists pg_trgm;

-- One row per product that can be found, without its texts: what is counted, filtered and sorted.
create table search.documents (
  product_id text primary key,
  slug text not null,
  published_at timestamptz(3) not null,
  popularity double precision not null,
  -- The average pulled towards the middle while reviews are few, so that one review of five stars does not win.
  rating_score double precision,
  availability text not null,
  availability_rank smallint not null,
  price_usd bigint,
  price_eur bigint,
  price_gbp bigint,
  compare_at_usd bigint,
  compare_at_eur bigint,
  compare_at_gbp bigint,
  price_varies boolean not null,
  skus text[] not null,
  -- Ids of search.facet_values: counting numbers takes half the time of counting texts.
  facets int[] not null
);

-- Its texts in one language.
create table search.texts (
  language text not null,
  product_id text not null references search.documents (product_id) on delete cascade,
  -- Of everything below: the same texts are not written again when only a price or the stock changed.
  hash text not null,
  -- Kept in the row: to fetch it from elsewhere takes longer than to rank it.
  vector tsvector storage main not null,
  -- Title, brand and categories only, for suggestions.
  names tsvector not null,
  -- What it adds to search.terms.
  terms text[] not null,
  card jsonb not null,
  primary key (language, product_id)
);

create table search.facet_values (
  id int generated always as identity primary key,
  code text not null,
  value text not null,
  -- Of a category: the one above.
  parent text,
  name jsonb not null,
  label jsonb not null,
  -- The label as it is searched: lower case, without accents.
  plain_label jsonb not null,
  hex text,
  unique (code, value)
);

-- The words of the shop, for spelling, and its phrases, for suggestions; plain, with a spelling to show.
create table search.terms (
  language text not null,
  term text not null,
  words smallint not null,
  spelling text not null,
  -- It stands in a title or names a category or a brand.
  is_suggested boolean not null,
  documents int not null,
  primary key (language, term)
);

-- Who saw a product last: what was fetched before that is out of date and not written.
create sequence search.turns;
create table search.revisions (
  product_id text primary key,
  turn bigint not null
);

-- What changed and is still to be fetched; however often it changed, it is here once.
create sequence search.requests;
create table search.pending (
  kind text not null check (kind in ('product', 'sku')),
  key text not null,
  request bigint not null,
  primary key (kind, key)
);

-- Whether a job is on its way to fetch it.
create table search.refresh (
  only_row boolean primary key default true check (only_row),
  is_scheduled boolean not null
);
insert into search.refresh (is_scheduled) values (false);
