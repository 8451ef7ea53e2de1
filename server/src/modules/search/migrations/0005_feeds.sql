-- How far an engine outside of the processes has been brought; one process at a time brings it further.
create table search.feeds (
  name text primary key,
  changed_in xid8 not null default '0',
  change bigint not null default 0,
  claimed_by text,
  claimed_until timestamptz(3) not null default '-infinity'
);
