create table media.pictures (
  id text primary key check (id ~ '^[a-z0-9-]+$'),
  kind text not null check (kind in ('drawing', 'upload')),
  -- SHA-256 of the original, hexadecimal; names the folder of its renditions, and the file of an upload.
  hash text not null,
  format text not null check (format in ('svg', 'png', 'jpeg', 'webp', 'avif')),
  width int not null check (width > 0),
  height int not null check (height > 0),
  alt text not null default '',
  state text not null check (state in ('waiting', 'ready', 'failed')),
  updated_at timestamptz not null default now()
);

-- A drawing is small and needed only where a rendition is made, so it lies beside the row that every request reads.
create table media.drawings (
  picture_id text primary key references media.pictures (id) on delete cascade,
  -- The database packs it by itself: 6.2 KB of text take 2.6 KB. Packing it smaller here first (gzip: 1.8 KB)
  -- would cost 0.25 ms of this process's one thread each.
  svg text not null
);
