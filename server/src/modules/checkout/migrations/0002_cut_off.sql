-- An attempt that was cut off is ended by itself; one that cannot be is tried later and later.
alter table checkout.placements add column end_tries int not null default 0, add column next_try_at timestamptz;
