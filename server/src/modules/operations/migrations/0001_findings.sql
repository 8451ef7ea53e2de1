-- What does not add up, once for each kind and subject while it lasts.
create table operations.findings (
  id text primary key,
  -- Which comparison found it, and looks whether it is still there.
  source text not null,
  kind text not null,
  subject text not null,
  state text not null check (state in ('open', 'resolved', 'closed')),
  details jsonb not null,
  suggestion text not null,
  tries int not null default 0,
  -- A repair that did not work is tried later and later.
  next_try_at timestamptz,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  closed_at timestamptz,
  closing text check (closing in ('gone', 'repaired', 'resolved')),
  note text,
  check ((state = 'closed') = (closed_at is not null and closing is not null))
);
create unique index findings_lasting on operations.findings (kind, subject) where state <> 'closed';
create index findings_of_source on operations.findings (source, seen_at) where state <> 'closed';
create index findings_newest on operations.findings (opened_at desc, id desc);

-- How far each comparison has come, so that a run goes on where the one before ended.
create table operations.passes (
  source text primary key,
  -- Null between two passes.
  begun_at timestamptz,
  -- The same by the database's clock, which writes when rows change; and that of the last pass that ended.
  begun_booked_at timestamptz,
  covered_until timestamptz,
  -- Only what changed since then is looked at; null in a pass over everything.
  since timestamptz,
  cursor text,
  worked_at timestamptz not null,
  ended_at timestamptz,
  whole_ended_at timestamptz
);
