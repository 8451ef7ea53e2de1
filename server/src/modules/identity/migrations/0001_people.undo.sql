drop table identity.attempts;
drop table identity.sessions;
drop table identity.staff;
drop table identity.customers;
