drop table pricing.redemptions;
drop table pricing.coupons;
drop table pricing.delivery_prices;
drop table pricing.delivery_methods;
drop table pricing.tax_rules;
drop table pricing.countries;
drop table pricing.regions;
drop table pricing.prices;
