create table notifications.mails (
  id text primary key,
  kind text not null check (kind in ('order_paid', 'order_fulfilled', 'order_cancelled')),
  -- What it is about; of each kind there is one mail.
  subject_id text not null,
  recipient text not null,
  subject text not null,
  language text not null,
  html text not null,
  text text not null,
  -- The same however often it is sent, so that a repeat can be recognised.
  message_id text not null unique,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  tries int not null default 0,
  -- Somebody is sending it right now, until then.
  claimed_until timestamptz,
  failure text,
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (kind, subject_id),
  check ((state = 'sent') = (sent_at is not null))
);
create index mails_by_time on notifications.mails (created_at desc, id desc);
