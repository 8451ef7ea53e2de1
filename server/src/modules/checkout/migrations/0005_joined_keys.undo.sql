drop table checkout.joined_keys;
