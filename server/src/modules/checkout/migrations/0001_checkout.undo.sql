drop table checkout.placements;
drop table checkout.sessions;
