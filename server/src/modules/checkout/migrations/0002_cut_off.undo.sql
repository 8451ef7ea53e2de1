alter table checkout.placements drop column end_tries, drop column next_try_at;
