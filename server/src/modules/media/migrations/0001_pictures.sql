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
  -- The SVG text, gzipped: 1.8 KB instead of 6.2 KB for one of the demo shop.
  svg bytea not null
);
alter table media.drawings alter column svg set storage external;
