-- Search reads from memory from now on: what PostgreSQL searched by is dropped, documents are kept as the engines take
-- them. They are written anew by the first sweep.
drop table search.terms;
drop table search.texts;
drop table search.documents;
drop table search.facet_values;

create sequence search.changes;

-- One row per product and language. Its place in the order of changes is (changed_in, change): readers take rows
-- below the oldest transaction that still runs, so that none is passed over.
create table search.documents (
  product_id text not null,
  language text not null,
  -- What the engine is given: texts, facets, numbers. Null: the product is no longer found.
  source jsonb,
  -- What a list shows of it.
  card jsonb,
  -- Of texts and facets; a change that leaves it alone changed only numbers and card.
  texts_hash text not null,
  texts_changed_in xid8 not null default pg_current_xact_id(),
  texts_change bigint not null,
  changed_in xid8 not null default pg_current_xact_id(),
  change bigint not null,
  changed_at timestamptz(3) not null default now(),
  primary key (product_id, language)
);

-- Version of the catalogue's product as last fetched, for the sweep that looks for lost events; 0: it was gone.
alter table search.revisions add column version bigint not null default 0;

-- How facet values are named.
create table search.facet_values (
  code text not null,
  value text not null,
  -- Of a category: the one above.
  parent text,
  name jsonb not null,
  label jsonb not null,
  hex text,
  changed_in xid8 not null default pg_current_xact_id(),
  change bigint not null,
  primary key (code, value)
);

-- What merchandisers ask for: synonyms, pins, boosts, banned words.
create table search.rules (
  id text primary key,
  language text not null,
  rule jsonb not null,
  changed_at timestamptz(3) not null
);

-- Grows with every change of the rules: who follows them looks here.
create table search.rules_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null,
  -- Of this database: a file that was made from another one is of no use.
  identity uuid not null default gen_random_uuid()
);
insert into search.rules_version (version) values (0);

-- What was searched for, counted by day; who searched is not kept.
create table search.searches (
  day date not null,
  language text not null,
  query text not null,
  searches int not null,
  without_results int not null,
  -- Of the last search.
  results int not null,
  clicks int not null,
  primary key (day, language, query)
);

create table search.clicks (
  day date not null,
  language text not null,
  query text not null,
  slug text not null,
  clicks int not null,
  primary key (day, language, query, slug)
);
