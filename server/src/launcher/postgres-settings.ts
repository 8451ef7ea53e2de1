/** How a PostgreSQL of ours is started: `durable: false` trades safety against a crash for speed, for tests only. */
export type PostgresMode = { port: number; durable: boolean }

/** The settings of the built-in PostgreSQL as command-line arguments; they win over any file in the data folder. */
export function settingArguments(mode: PostgresMode): string[] {
  const settings = { ...SHARED, ...(mode.durable ? DURABLE : FORGETFUL), port: mode.port }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

const SHARED = {
  listen_addresses: '127.0.0.1',
  // The shop speaks TCP only: a socket file would need a folder that two users can enter.
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: 200,

  // Sized for a laptop or a small server that runs the shop beside it.
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',

  // Storage is solid state nearly everywhere. Compiling a plan costs more than our short statements.
  random_page_cost: 1.1,
  jit: 'off',

  // Fewer, longer checkpoints: recovery after a crash still takes seconds.
  max_wal_size: '2GB',
  min_wal_size: '160MB',
  wal_compression: 'on',

  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_utility': 'off',

  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
}

const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }

const FORGETFUL = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }
