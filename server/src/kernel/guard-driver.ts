import { registerHooks } from 'node:module'

const FILE = /\/postgres\/(?:c?js\/)?src\/connection\.js$/
const UNGUARDED = 'const x = socket.write(chunk, fn)\n'
const GUARDED = `if (socket === null) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
    ${UNGUARDED}`

/**
 * Loads the driver with a guard that postgres.js 3.4.9 lacks: a statement on a connection that was lost in the middle of
 * a transaction is written to nothing, from a timer where nobody can catch the error, and the whole process ends
 * (porsager/postgres issues 1154 and 1208). With it, the statement fails like every other on a lost connection.
 * A version whose text is another one is loaded as it is; db.test.ts shows whether it needs a guard of its own.
 */
export async function guarded<T>(load: () => Promise<T>): Promise<T> {
  const hooks = registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context)
      if (!FILE.test(url) || !loaded.source) return loaded
      const source = Buffer.from(loaded.source as Uint8Array).toString('utf8')
      return { ...loaded, source: source.replace(UNGUARDED, GUARDED) }
    },
  })
  try {
    return await load()
  } finally {
    hooks.deregister()
  }
}
