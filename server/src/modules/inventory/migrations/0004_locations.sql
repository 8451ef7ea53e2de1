-- Where goods lie. Every movement happens at a location; what lies there is the sum of its movements, kept by
-- a trigger, so that whatever writes the ledger (an older version of the shop included) keeps it right.

-- Everybody who moves stock locks the level first. Taken here first as well, nobody can hold the ledger and wait for
-- this migration while it waits for the ledger; it lasts as long as it takes to write one row for each SKU.
lock table inventory.levels in access exclusive mode;

create table inventory.locations (
  code text primary key,
  name text not null,
  -- Lower is taken from first.
  priority int not null,
  -- Nothing new goes to a location that is not active, and a sale takes from it only when no other has the goods.
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
insert into inventory.locations (code, name, priority) values ('main', 'Main warehouse', 100);

-- Negative at one location is what it owes from back-orders.
create table inventory.location_levels (
  sku text not null references inventory.levels,
  location text not null references inventory.locations,
  on_hand int not null,
  primary key (sku, location)
) with (fillfactor = 80);
create index location_levels_of_location on inventory.location_levels (location, sku);

alter table inventory.movements add column location text not null default 'main';
alter table inventory.movements add constraint movements_location_fkey
  foreign key (location) references inventory.locations not valid;
alter table inventory.movements drop constraint movements_kind_check;
alter table inventory.movements add constraint movements_kind_check
  check (kind in ('receive', 'sell', 'adjust', 'return', 'transfer')) not valid;

insert into inventory.location_levels (sku, location, on_hand) select sku, 'main', on_hand from inventory.levels;

create function inventory.move_between_locations() returns trigger language plpgsql as $$
begin
  insert into inventory.location_levels as l (sku, location, on_hand)
  select sku, location, sum(delta) from moved group by sku, location order by sku, location
  on conflict (sku, location) do update set on_hand = l.on_hand + excluded.on_hand;
  return null;
end $$;
create trigger movements_move after insert on inventory.movements
  referencing new table as moved for each statement execute function inventory.move_between_locations();
