alter table identity.customers drop column group_code;
