-- Groups of customers whose prices are in every document; searches of their customers may go by them.
create table search.price_groups (
  code text primary key
);
