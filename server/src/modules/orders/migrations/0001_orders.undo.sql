drop table orders.timeline;
drop table orders.lines;
drop table orders.orders;
