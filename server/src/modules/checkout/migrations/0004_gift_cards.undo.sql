alter table checkout.sessions drop column gift_cards, drop column use_store_credit;
