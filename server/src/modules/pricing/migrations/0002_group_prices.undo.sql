drop table pricing.price_groups;
drop table pricing.group_prices;
