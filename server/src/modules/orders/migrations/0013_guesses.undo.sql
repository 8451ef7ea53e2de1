drop table orders.guesses;
