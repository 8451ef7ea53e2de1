drop table search.rebuilds;
delete from search.facet_values where forgotten_at is not null;
alter table search.facet_values drop column forgotten_at, drop column seen;
