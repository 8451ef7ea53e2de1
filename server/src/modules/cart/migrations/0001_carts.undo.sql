drop table cart.additions;
drop table cart.lines;
drop table cart.carts;
