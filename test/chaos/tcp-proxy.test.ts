import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { nextFreePort } from '../../server/src/launcher/free-port.ts'
import { layWire } from './tcp-proxy.ts'

test('a wire', async (t) => {
  const wire = await wireToEcho(t)

  await t.test('passes on what is sent, both ways', async () => {
    assert.equal(await (await wire.open()).say('hello'), 'hello')
  })

  await t.test('that is cut breaks what is open; new connections work', async () => {
    const line = await wire.open()
    wire.harm({ kind: 'cut' })
    await line.broken
    assert.equal(await (await wire.open()).say('again'), 'again')
  })

  await t.test('that is slow brings everything later', async () => {
    const line = await wire.open()
    wire.harm({ kind: 'slow', byMs: 100 })
    const begun = performance.now()
    assert.equal(await line.say('late'), 'late')
    assert.ok(performance.now() - begun >= 195, 'there and back')
    wire.heal()
  })

  await t.test('that is silent brings nothing until it is healed, and then all', async () => {
    const line = await wire.open()
    wire.harm({ kind: 'silent', endsBy: 'arriving' })
    const answer = line.say('anybody there?')
    assert.equal(await Promise.race([answer, sleep(150, 'silence')]), 'silence')
    wire.heal()
    assert.equal(await answer, 'anybody there?')
  })

  await t.test('that was silent may turn out to be broken', async () => {
    const line = await wire.open()
    wire.harm({ kind: 'silent', endsBy: 'breaking' })
    wire.heal()
    await line.broken
  })

  await t.test('that refuses lets nobody through', async () => {
    const line = await wire.open()
    wire.harm({ kind: 'refuse' })
    await line.broken
    await (await wire.open()).broken
    wire.heal()
    assert.equal(await (await wire.open()).say('open'), 'open')
  })
})

test('a wire with several ends goes to one that lives', async (t) => {
  const dead = await nextFreePort(25_000, '127.0.0.1')
  const wire = await wireToEcho(t, [dead])
  for (let tries = 0; tries < 4; tries++) assert.equal(await (await wire.open()).say('hello'), 'hello')
})

async function wireToEcho(t: TestContext, others: number[] = []) {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.pipe(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const wire = await layWire(await nextFreePort(25_100, '127.0.0.1'), [...others, port])
  t.after(async () => {
    await wire.close()
    server.close()
  })
  return { ...wire, open: () => openLine(wire.port) }
}

async function openLine(port: number) {
  const socket: Socket = connect({ port, host: '127.0.0.1' })
  const broken = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => socket.destroy())
  await Promise.race([new Promise((resolve) => socket.once('connect', resolve)), broken])
  return {
    broken,
    say: async (text: string): Promise<string> => {
      socket.write(text)
      const [chunk] = (await once(socket, 'data')) as [Buffer]
      return chunk.toString()
    },
  }
}
