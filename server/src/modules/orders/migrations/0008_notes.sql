-- What is written down once however often it is asked for: by the id its writer gave it.
alter table orders.timeline add column entry_id text unique;
