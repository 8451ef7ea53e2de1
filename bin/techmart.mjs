#!/usr/bin/env node
// The way in: plain JavaScript without dependencies, for whatever Node (16 or later) a newcomer has.
// It sees to it that the packages are installed, then hands over to the pinned Node and server/src/cli.ts.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const LOCK_FILE = path.join(ROOT, 'package-lock.json')
const MODULES = path.join(ROOT, 'node_modules')
const HIDDEN_LOCK_FILE = path.join(MODULES, '.package-lock.json')
const STAMP = path.join(MODULES, '.techmart-install.json')
const NOTES = path.join(ROOT, '.techmart')
const CLAIM = path.join(NOTES, 'install.claim')
const INSTALL_LOG = path.join(NOTES, 'install.log')
const COMPILE_CACHE = path.join(NOTES, 'compile-cache')
const POLL_MS = 300
const PARENT_POLL_MS = process.platform === 'linux' ? 500 : 2000
/** `npm start --port 4000`, without `--` before the flags: npm keeps them for itself and says so here. */
const FLAGS_NPM_TAKES = ['port', 'workers', 'fresh']

async function main() {
  if (process.platform === 'win32') {
    fail('TechMart does not run on Windows itself.', 'Run it inside WSL 2 (https://aka.ms/wsl).')
  }
  if (!packagesAreThere()) await install()
  const node = pinnedNode()
  if (!node) {
    fail(
      'The pinned Node.js was not installed: the install script of the package "node" did not run.',
      'Let it run with: npm rebuild node --ignore-scripts=false',
    )
  }
  handOver(node, [path.join(ROOT, 'server', 'src', 'cli.ts'), ...argumentsGiven()])
}

function argumentsGiven() {
  const args = process.argv.slice(2)
  if (args[0] !== 'start' && args[0] !== 'dev') return args
  const taken = FLAGS_NPM_TAKES.filter((name) => process.env[`npm_config_${name}`]).filter(
    (name) => !args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
  )
  // Of `--port 4000` npm says "true" here and hands the number on as a word; a port is larger than a count.
  const numbers = args.filter((arg) => /^\d+$/.test(arg)).sort((a, b) => b - a)
  const flags = taken.map((name) => {
    const value = process.env[`npm_config_${name}`]
    if (value !== 'true') return `--${name}=${value}`
    return name === 'fresh' ? '--fresh' : `--${name}=${numbers.shift() ?? ''}`
  })
  return taken.length > 0 ? [...args.filter((arg) => !/^\d+$/.test(arg)), ...flags] : args
}

// ---- installing

/** True when node_modules was made from this very package-lock.json, by us or by hand. */
function packagesAreThere() {
  if (fs.existsSync(CLAIM)) return false
  const wanted = stampNow()
  if (readText(STAMP) === wanted) return true
  if (!madeByHand()) return false
  fs.writeFileSync(STAMP, wanted)
  return true
}

function stampNow() {
  const lock = createHash('sha256').update(fs.readFileSync(LOCK_FILE)).digest('hex')
  return JSON.stringify({ lock, platform: process.platform, arch: process.arch })
}

/** npm writes what it installed into a hidden lock file, as its last act: does it hold all that ours asks for? */
function madeByHand() {
  const text = readText(HIDDEN_LOCK_FILE)
  if (text === undefined) return false
  const installed = JSON.parse(text).packages
  return packagesWanted().every(([place, { version, optional }]) => {
    const found = installed[place]
    return found ? found.version === version : optional
  })
}

function packagesWanted() {
  const all = Object.entries(JSON.parse(fs.readFileSync(LOCK_FILE, 'utf8')).packages)
  return all
    .filter(([place, entry]) => place.startsWith('node_modules/') && !entry.link)
    .map(([place, { version, optional, devOptional }]) => [
      place,
      { version, optional: optional || devOptional },
    ])
}

async function install() {
  fs.mkdirSync(NOTES, { recursive: true })
  const turn = await takeTurn()
  if (turn === 'nothing to do') return
  const begun = Date.now()
  const stopSaying = sayProgress()
  try {
    fs.rmSync(COMPILE_CACHE, { recursive: true, force: true })
    if (turn === 'after one broken off') fs.rmSync(MODULES, { recursive: true, force: true })
    // Not `npm ci`: that refuses a lock file which lacks the optional packages of systems other than ours.
    const code = await runNpm(['install', '--no-save', '--no-audit', '--no-fund', '--include=dev'])
    stopSaying()
    if (code === 0) fs.writeFileSync(STAMP, stampNow())
    fs.rmSync(CLAIM)
    if (code !== 0) failInstall()
  } catch (error) {
    stopSaying()
    fail(`npm could not be started: ${error.message}.`, 'Install npm, which normally comes with Node.js.')
  }
  say(`Installed ${packagesPresent()} packages in ${Math.round((Date.now() - begun) / 1000)} s.`)
}

/** Waits until no other start is installing, and claims the work unless it has been done. */
async function takeTurn() {
  const mine = `${CLAIM}.${process.pid}`
  fs.writeFileSync(mine, String(process.pid))
  let brokenOff = false
  try {
    for (let told = false; ; ) {
      const holder = claimHolder()
      if (holder) {
        if (!told) say(`Another start (process ${holder}) is installing the packages; waiting for it.`)
        told = true
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
        continue
      }
      // A claim whose holders have died: npm's last act tells whether it came to its end nevertheless.
      if (fs.existsSync(CLAIM)) brokenOff = true
      fs.rmSync(CLAIM, { force: true })
      if (packagesAreThere()) return 'nothing to do'
      if (linked(mine, CLAIM)) return brokenOff ? 'after one broken off' : 'ours'
    }
  } finally {
    fs.rmSync(mine, { force: true })
  }
}

/** A link appears with its content, where a file just made would be empty for a moment. False if there is one. */
function linked(from, to) {
  try {
    fs.linkSync(from, to)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** The claim names who installs and the npm doing it, which lives on when the other is killed. */
function claimHolder() {
  const pids = (readText(CLAIM) || '').split(' ').map(Number)
  return pids.find((pid) => pid > 0 && pid !== process.pid && isInstalling(pid))
}

function isInstalling(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code === 'ESRCH') return false
  }
  // The id may be another program's by now.
  const command = readText(`/proc/${pid}/cmdline`)
  return command === undefined || /techmart|npm/.test(command)
}

function runNpm(args) {
  const { npm_execpath: own, npm_node_execpath: ownNode } = process.env
  // The npm that runs us, when one does and it is npm indeed.
  const viaOwn = own && path.basename(own).startsWith('npm') && own.endsWith('.js')
  const [command, first] = viaOwn ? [ownNode || process.execPath, [own]] : ['npm', []]
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !FLAGS_NPM_TAKES.includes(name.replace('npm_config_', '')),
    ),
  )
  const log = fs.openSync(INSTALL_LOG, 'w')
  return new Promise((resolve, reject) => {
    const npm = spawn(command, [...first, ...args], { cwd: ROOT, env, stdio: ['ignore', log, log] })
    if (npm.pid) fs.writeFileSync(CLAIM, `${process.pid} ${npm.pid}`)
    npm.once('error', reject)
    npm.once('exit', (code) => resolve(code))
  })
}

function sayProgress() {
  const total = packagesWanted().filter(([, { optional }]) => !optional).length
  const line = `Installing ${total} packages, once`
  if (!process.stderr.isTTY) {
    say(`${line} …`)
    return () => {}
  }
  const draw = () => {
    const share = Math.min(99, Math.round((100 * packagesPresent()) / total))
    process.stderr.write(`\r\x1b[2K${line} … ${share} %`)
  }
  draw()
  const timer = setInterval(draw, 1000)
  return () => {
    clearInterval(timer)
    process.stderr.write('\r\x1b[2K')
  }
}

function packagesPresent() {
  return packagesWanted().filter(([place]) => fs.existsSync(path.join(ROOT, place, 'package.json'))).length
}

function failInstall() {
  const lines = (readText(INSTALL_LOG) || '').split('\n').filter((line) => /^npm (error|ERR!)/.test(line))
  const reason = lines
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, ''))
    .find((line) => line !== '' && !/^(code|errno|syscall|path|network This is)/.test(line))
  fail(
    `Installing the packages failed: ${(reason || 'npm gave no reason').replace(/\.$/, '')}.`,
    `Check the network and the free disk space, then run the same command again (all npm said: ${INSTALL_LOG}).`,
  )
}

// ---- running

function pinnedNode() {
  const platform = `${process.platform}-${process.arch}`
  const places = [
    'node/bin/node',
    ...['node', 'node-bin'].flatMap((name) => [
      `node/node_modules/${name}-${platform}/bin/node`,
      `${name}-${platform}/bin/node`,
    ]),
  ]
  return places.map((place) => path.join(MODULES, place)).find((file) => fs.existsSync(file))
}

/** In a session of its own, so that Ctrl-C reaches it once, through us; a channel tells it when we have gone. */
function handOver(node, args) {
  // Compiled code is kept, which halves the time that every process after this one takes to begin.
  const env = { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env }
  const child = spawn(node, args, { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], detached: true })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) followNpm(child)
  child.once('error', (error) =>
    fail(`The pinned Node.js does not run here: ${error.message}.`, 'Remove node_modules and start again.'),
  )
  child.once('exit', (code, signal) => {
    if (!signal) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/** npm cannot pass on what it cannot catch: when it was killed outright, what it ran has to end too. */
function followNpm(child) {
  const npm = npmProcess()
  const timer = setInterval(() => {
    if (processFacts(npm)) return
    clearInterval(timer)
    child.kill('SIGTERM')
  }, PARENT_POLL_MS)
  timer.unref()
}

/** Our parent, or its parent where a shell stands between. */
function npmProcess() {
  const parent = processFacts(process.ppid)
  return parent && /^(ba|da|z|k)?sh$/.test(path.basename(parent.command)) ? parent.ppid : process.ppid
}

/** Undefined when there is no such process, or only a zombie. */
function processFacts(pid) {
  const stat = readText(`/proc/${pid}/stat`)
  if (stat !== undefined) {
    const [state, ppid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const command = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
    return state === 'Z' ? undefined : { ppid: Number(ppid), command }
  }
  if (fs.existsSync('/proc/self')) return undefined
  const { stdout } = spawnSync('ps', ['-o', 'stat=,ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
  const [, state, ppid, command] = /^\s*(\S+)\s+(\d+)\s+(.*)$/m.exec(stdout || '') || []
  return !state || state.startsWith('Z') ? undefined : { ppid: Number(ppid), command }
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  }
}

function say(line) {
  process.stderr.write(`${line}\n`)
}

function fail(sentence, advice) {
  say(`\n${sentence}\n${advice}`)
  process.exit(1)
}

await main()
