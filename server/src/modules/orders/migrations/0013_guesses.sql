-- How often addresses were guessed that open orders: by order, and by where it is done.
create table orders.guesses (
  key text primary key,
  count int not null,
  ends_at timestamptz not null
);
create index guesses_end on orders.guesses (ends_at);
