drop table orders.documents;
drop table orders.series;
drop table orders.returns;
drop table orders.parcels;
drop table orders.refunds;
alter table orders.orders
  drop column cancelled_for, drop column given_minor, drop column authorised_minor,
  drop column updated_at, drop column revision;
