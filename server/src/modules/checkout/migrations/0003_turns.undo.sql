drop index if exists checkout.placements_cut_off;
drop index if exists checkout.placements_over;
