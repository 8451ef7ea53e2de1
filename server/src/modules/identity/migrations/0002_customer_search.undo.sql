drop index identity.customers_by_name;
drop index identity.customers_by_email;
drop index identity.customers_by_time;
