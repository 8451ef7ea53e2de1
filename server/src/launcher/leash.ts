/**
 * Loaded with `--import` into every process the launcher starts: when the launcher has gone, in whatever way,
 * the process is asked to finish its work, and ends in any case a little later.
 */
const FINISH_MS = 10_000

if (process.connected) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), FINISH_MS).unref()
    process.kill(process.pid, 'SIGTERM')
  })
}
