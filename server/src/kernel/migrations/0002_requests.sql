-- Answers of commands that came with an idempotency key, so that a repeat gets the same one again.
create table kernel.requests (
  operation text not null,
  caller text not null,
  key text not null,
  -- What was asked, so that another request under the same key is refused.
  hash text not null,
  -- Absent while the first request is being carried out; when its process dies, another may take over after that.
  answer jsonb,
  claimed_until timestamptz not null,
  at timestamptz not null default now(),
  primary key (operation, caller, key)
);
create index requests_at on kernel.requests (at);
