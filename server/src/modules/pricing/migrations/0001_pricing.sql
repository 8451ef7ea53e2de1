create table pricing.prices (
  sku text not null,
  currency text not null check (currency in ('USD', 'EUR', 'GBP')),
  price_minor bigint not null check (price_minor >= 0),
  compare_at_minor bigint check (compare_at_minor > price_minor),
  tax_class text not null default 'standard',
  updated_at timestamptz not null default now(),
  primary key (sku, currency)
);

create table pricing.regions (
  code text primary key,
  position int not null,
  -- Only regions of several countries have a name of their own; the others are called like their country.
  name jsonb,
  currency text not null check (currency in ('USD', 'EUR', 'GBP')),
  tax_kind text not null check (tax_kind in ('vat', 'sales')),
  tax_included boolean not null
);

create table pricing.countries (
  code text primary key check (code ~ '^[A-Z]{2}$'),
  region_code text not null references pricing.regions (code)
);
create index on pricing.countries (region_code);

create table pricing.tax_rules (
  country_code text not null references pricing.countries (code),
  tax_class text not null default 'standard',
  -- Basis points: 1900 is 19 %.
  rate_bp int not null check (rate_bp between 0 and 10000),
  primary key (country_code, tax_class)
);

create table pricing.delivery_methods (
  region_code text not null references pricing.regions (code),
  code text not null,
  position int not null,
  name jsonb not null,
  description jsonb not null,
  min_days int not null check (min_days >= 0),
  max_days int not null check (max_days >= min_days),
  primary key (region_code, code)
);

create table pricing.delivery_prices (
  region_code text not null,
  code text not null,
  currency text not null check (currency in ('USD', 'EUR', 'GBP')),
  price_minor bigint not null check (price_minor >= 0),
  free_from_minor bigint check (free_from_minor > 0),
  primary key (region_code, code, currency),
  foreign key (region_code, code) references pricing.delivery_methods (region_code, code)
);

create table pricing.coupons (
  -- Upper case: codes are the same however they are typed.
  code text primary key check (code = upper(code)),
  kind text not null check (kind in ('percent', 'fixed')),
  percent int check (percent between 1 and 100),
  amounts jsonb not null default '[]',
  min_subtotals jsonb not null default '[]',
  label jsonb not null,
  max_uses int check (max_uses >= 1),
  uses int not null default 0 check (uses >= 0),
  starts_at timestamptz,
  ends_at timestamptz,
  active boolean not null,
  check ((kind = 'percent') = (percent is not null))
);

create table pricing.redemptions (
  order_id text not null,
  code text not null references pricing.coupons (code),
  redeemed_at timestamptz not null default now(),
  primary key (order_id, code)
);

insert into pricing.regions (code, position, name, currency, tax_kind, tax_included) values
  ('us', 1, null, 'USD', 'sales', false),
  ('uk', 2, null, 'GBP', 'vat', true),
  ('eurozone', 3, '{"en": "Eurozone", "es": "Zona del euro", "de": "Eurozone", "ar": "منطقة اليورو"}', 'EUR', 'vat', true),
  ('mena', 4, '{"en": "Middle East and North Africa", "es": "Oriente Medio y Norte de África", "de": "Naher Osten und Nordafrika", "ar": "الشرق الأوسط وشمال أفريقيا"}', 'USD', 'vat', false);

insert into pricing.countries (code, region_code) values
  ('US', 'us'),
  ('GB', 'uk'),
  ('AT', 'eurozone'), ('BE', 'eurozone'), ('CY', 'eurozone'), ('DE', 'eurozone'), ('EE', 'eurozone'),
  ('ES', 'eurozone'), ('FI', 'eurozone'), ('FR', 'eurozone'), ('GR', 'eurozone'), ('HR', 'eurozone'),
  ('IE', 'eurozone'), ('IT', 'eurozone'), ('LT', 'eurozone'), ('LU', 'eurozone'), ('LV', 'eurozone'),
  ('MT', 'eurozone'), ('NL', 'eurozone'), ('PT', 'eurozone'), ('SI', 'eurozone'), ('SK', 'eurozone'),
  ('AE', 'mena'), ('BH', 'mena'), ('EG', 'mena'), ('JO', 'mena'), ('KW', 'mena'),
  ('MA', 'mena'), ('OM', 'mena'), ('QA', 'mena'), ('SA', 'mena'), ('TN', 'mena');

insert into pricing.tax_rules (country_code, rate_bp) values
  ('US', 800), ('GB', 2000),
  ('AT', 2000), ('BE', 2100), ('CY', 1900), ('DE', 1900), ('EE', 2400), ('ES', 2100), ('FI', 2550),
  ('FR', 2000), ('GR', 2400), ('HR', 2500), ('IE', 2300), ('IT', 2200), ('LT', 2100), ('LU', 1700),
  ('LV', 2100), ('MT', 1800), ('NL', 2100), ('PT', 2300), ('SI', 2200), ('SK', 2300),
  ('AE', 500), ('BH', 1000), ('EG', 1400), ('JO', 1600), ('KW', 0), ('MA', 2000), ('OM', 500),
  ('QA', 0), ('SA', 1500), ('TN', 1900);

-- Every region offers the same three ways; how long they take and what they cost differs.
insert into pricing.delivery_methods (region_code, code, position, name, description, min_days, max_days)
select region_code, code, position, name, description, min_days, max_days
from (values
  ('standard', 1,
    '{"en": "Standard delivery", "es": "Envío estándar", "de": "Standardversand", "ar": "توصيل عادي"}'::jsonb,
    '{"en": "To your door, with tracking", "es": "A tu puerta, con seguimiento", "de": "Bis an die Tür, mit Sendungsverfolgung", "ar": "إلى باب منزلك مع إمكانية التتبع"}'::jsonb),
  ('express', 2,
    '{"en": "Express delivery", "es": "Envío exprés", "de": "Expressversand", "ar": "توصيل سريع"}'::jsonb,
    '{"en": "First in line, by courier", "es": "Con prioridad, por mensajero", "de": "Mit Vorrang, per Kurier", "ar": "بأولوية عبر شركة شحن سريع"}'::jsonb),
  ('pickup', 3,
    '{"en": "Pick-up point", "es": "Punto de recogida", "de": "Abholpunkt", "ar": "نقطة استلام"}'::jsonb,
    '{"en": "Collect it from a shop or locker near you", "es": "Recógelo en una tienda o taquilla cercana", "de": "In einem Laden oder Paketfach in deiner Nähe abholen", "ar": "استلم طلبك من متجر أو خزانة قريبة منك"}'::jsonb)
) as method (code, position, name, description)
join (values
  ('us', 'standard', 3, 5), ('us', 'express', 1, 2), ('us', 'pickup', 2, 4),
  ('uk', 'standard', 2, 4), ('uk', 'express', 1, 1), ('uk', 'pickup', 2, 3),
  ('eurozone', 'standard', 3, 6), ('eurozone', 'express', 1, 3), ('eurozone', 'pickup', 3, 5),
  ('mena', 'standard', 5, 9), ('mena', 'express', 2, 4), ('mena', 'pickup', 4, 7)
) as speed (region_code, code, min_days, max_days) using (code);

insert into pricing.delivery_prices (region_code, code, currency, price_minor, free_from_minor) values
  ('us', 'standard', 'USD', 595, 7500), ('us', 'standard', 'EUR', 550, 7000), ('us', 'standard', 'GBP', 475, 6000),
  ('us', 'express', 'USD', 1495, null), ('us', 'express', 'EUR', 1395, null), ('us', 'express', 'GBP', 1195, null),
  ('us', 'pickup', 'USD', 395, 5000), ('us', 'pickup', 'EUR', 350, 4500), ('us', 'pickup', 'GBP', 325, 4000),
  ('uk', 'standard', 'GBP', 395, 5000), ('uk', 'standard', 'EUR', 450, 6000), ('uk', 'standard', 'USD', 495, 6500),
  ('uk', 'express', 'GBP', 795, null), ('uk', 'express', 'EUR', 895, null), ('uk', 'express', 'USD', 995, null),
  ('uk', 'pickup', 'GBP', 250, 3000), ('uk', 'pickup', 'EUR', 295, 3500), ('uk', 'pickup', 'USD', 325, 4000),
  ('eurozone', 'standard', 'EUR', 495, 6000), ('eurozone', 'standard', 'USD', 550, 6500), ('eurozone', 'standard', 'GBP', 425, 5000),
  ('eurozone', 'express', 'EUR', 1195, null), ('eurozone', 'express', 'USD', 1295, null), ('eurozone', 'express', 'GBP', 995, null),
  ('eurozone', 'pickup', 'EUR', 350, 4000), ('eurozone', 'pickup', 'USD', 395, 4500), ('eurozone', 'pickup', 'GBP', 295, 3500),
  ('mena', 'standard', 'USD', 995, 12000), ('mena', 'standard', 'EUR', 895, 11000), ('mena', 'standard', 'GBP', 795, 9500),
  ('mena', 'express', 'USD', 2495, null), ('mena', 'express', 'EUR', 2295, null), ('mena', 'express', 'GBP', 1995, null),
  ('mena', 'pickup', 'USD', 695, 8000), ('mena', 'pickup', 'EUR', 650, 7500), ('mena', 'pickup', 'GBP', 550, 6500);
