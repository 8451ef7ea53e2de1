-- What customers of a group pay instead of the price for everybody. An article needs one of those to be for sale.
create table pricing.group_prices (
  group_code text not null,
  sku text not null,
  currency text not null check (currency in ('USD', 'EUR', 'GBP')),
  price_minor bigint not null check (price_minor >= 0),
  updated_at timestamptz not null default now(),
  primary key (group_code, sku, currency)
);
-- Search asks for the prices of an article in every group.
create index group_prices_by_sku on pricing.group_prices (sku);

-- The groups that have, or had, prices of their own: search keeps a price for each.
create table pricing.price_groups (
  code text primary key
);
