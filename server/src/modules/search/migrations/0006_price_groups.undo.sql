drop table search.price_groups;
