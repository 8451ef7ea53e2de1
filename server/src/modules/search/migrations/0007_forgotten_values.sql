-- Facet values that no product has any more are forgotten: whoever writes a product says of its values that they were
-- seen, at least as late as the last rebuild began; a rebuild, which writes every product, ends with the others.
alter table search.facet_values
  add column seen bigint not null default 0,
  -- When it was forgotten; the row stays for a while, so that every reader learns of it.
  add column forgotten_at timestamptz(3);

-- The turn in which the last rebuild began.
create table search.rebuilds (
  only_row boolean primary key default true check (only_row),
  began bigint not null
);
insert into search.rebuilds (began) values (0);
