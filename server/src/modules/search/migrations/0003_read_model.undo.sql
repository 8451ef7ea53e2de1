drop table search.clicks;
drop table search.searches;
drop table search.rules_version;
drop table search.rules;
drop table search.facet_values;
drop table search.documents;
drop sequence search.changes;
alter table search.revisions drop column version;

create table search.documents (
  product_id text primary key,
  slug text not null,
  published_at timestamptz(3) not null,
  popularity double precision not null,
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
  facets int[] not null
);

create table search.texts (
  language text not null,
  product_id text not null references search.documents (product_id) on delete cascade,
  hash text not null,
  vector tsvector storage main not null,
  names tsvector not null,
  terms text[] not null,
  card jsonb not null,
  primary key (language, product_id)
);

create table search.facet_values (
  id int generated always as identity primary key,
  code text not null,
  value text not null,
  parent text,
  name jsonb not null,
  label jsonb not null,
  plain_label jsonb not null,
  hex text,
  unique (code, value)
);

create table search.terms (
  language text not null,
  term text not null,
  words smallint not null,
  spelling text not null,
  is_suggested boolean not null,
  documents int not null,
  primary key (language, term)
);
