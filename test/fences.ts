import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Violation {
  fence: string
  file: string
}

interface Fence {
  name: string
  files: string
  except?: RegExp
  broken: (text: string, file: string, root: string) => boolean
}

const MODULE_README_LINES = 15

/** The fences that are about the text of files rather than about who imports whom. */
const fences: Fence[] = [
  {
    name: 'the environment is read in config.ts only',
    files: '{contracts,server,storefront,admin,bench}/**/*.{ts,tsx}',
    except: /^server\/src\/config\.ts$|^storefront\/vite\.config\.ts$/,
    broken: (text) => /\bprocess\.env\b/.test(text),
  },
  {
    name: 'SQL is written in stores, the kernel and migrations only',
    files: 'server/src/**/*.ts',
    except:
      /(^server\/src\/(kernel|launcher|testing)\/|\/store(-[a-z-]+)?\.ts$|\.test\.ts$|\/fixtures\.ts$|^server\/src\/web\/host-health\.ts$)/,
    broken: (text) => /\b(sql|tx)(<[^`]*>)?`/.test(text) || /\.unsafe\(/.test(text),
  },
  {
    name: 'SQL names the columns of tables',
    files: 'server/src/**/store*.ts',
    broken: (text) => /\bselect\s+(\w+\.)?\*\s+from\s+\w+\.\w+|\breturning\s+\*/i.test(text),
  },
  {
    name: 'a module reaches only its own schema',
    files: 'server/src/modules/*/{store*.ts,migrations/*.sql}',
    broken: (text, file) => {
      const own = file.split('/')[3] as string
      const named = [
        ...text.matchAll(
          /\b(?:from|join|into|update|table|on|references)\s+(?:only\s+)?([a-z_]+)\.[a-z_]+/gi,
        ),
      ]
      return named.some(([, schema]) => MODULE_NAMES.includes(schema as string) && schema !== own)
    },
  },
  {
    name: 'every migration has its undo beside it',
    files: 'server/src/**/migrations/*.sql',
    except: /\.undo\.sql$/,
    broken: (_text, file, root) => globSync(file.replace(/\.sql$/, '.undo.sql'), { cwd: root }).length === 0,
  },
  {
    name: 'a module says what it is in at most fifteen lines',
    files: 'server/src/modules/*/index.ts',
    broken: (_text, file, root) => {
      try {
        const readme = readFileSync(join(root, file, '..', 'README.md'), 'utf8')
        return readme.trimEnd().split('\n').length > MODULE_README_LINES
      } catch {
        return true
      }
    },
  },
  {
    name: 'one index.ts per module, none inside it',
    files: 'server/src/modules/*/*/**/index.ts',
    broken: () => true,
  },
  {
    name: 'no file is called utils, helpers, manager or base',
    files: '{contracts,server,storefront,admin,test,bench}/**/*.{ts,tsx}',
    broken: (_text, file) => /\/(utils?|helpers?|managers?|base|common|misc)\.tsx?$/.test(file),
  },
  {
    name: 'no test is switched off or focused',
    files: '{contracts,server,storefront,admin,test}/**/*.test.ts',
    except: /^test\/architecture\.test\.ts$/,
    broken: (text) => /\b(test|it|describe)\.(skip|only|todo)\b/.test(text),
  },
]

export const textFences = fences.map((fence) => fence.name)

const MODULE_NAMES = [
  'identity',
  'catalog',
  'search',
  'inventory',
  'pricing',
  'cart',
  'checkout',
  'orders',
  'payments',
  'media',
  'notifications',
]

/** Every file below `root` that breaks one of the text fences. */
export function findTextViolations(root: string): Violation[] {
  return fences.flatMap((fence) =>
    globSync(fence.files, {
      cwd: root,
      exclude: (path) => /(^|\/)(node_modules|build|\.react-router)$/.test(path),
    })
      .filter((file) => !fence.except?.test(file))
      .filter((file) => fence.broken(readFileSync(join(root, file), 'utf8'), file, root))
      .map((file) => ({ fence: fence.name, file })),
  )
}
