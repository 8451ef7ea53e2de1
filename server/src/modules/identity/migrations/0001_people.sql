create table identity.customers (
  id text primary key,
  -- Trimmed, lower case, NFKC: one address, one account.
  email text not null unique,
  name text not null,
  language text not null,
  -- Argon2id; null: the account has no password yet and nobody can sign in to it.
  password_hash text,
  created_at timestamptz not null
);

create table identity.staff (
  id text primary key,
  email text not null unique,
  name text not null,
  role text not null check (role in ('owner', 'support', 'catalogue')),
  password_hash text not null,
  created_at timestamptz not null
);

create table identity.sessions (
  id text primary key,
  -- Of the token only its hash is kept: a leaked table opens nothing.
  token_hash text not null unique,
  customer_id text references identity.customers (id) on delete cascade,
  staff_id text references identity.staff (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check ((customer_id is null) <> (staff_id is null))
);
create index sessions_expiry on identity.sessions (expires_at);
create index sessions_of_customer on identity.sessions (customer_id) where customer_id is not null;
create index sessions_of_staff on identity.sessions (staff_id) where staff_id is not null;

-- How often something was tried within a window of time; guards against guessing.
create table identity.attempts (
  key text primary key,
  count int not null,
  ends_at timestamptz not null
);
create index attempts_end on identity.attempts (ends_at);
