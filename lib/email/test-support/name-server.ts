import { createSocket } from 'node:dgram'
import { once } from 'node:events'

type Data = { mx: [preference: number, exchange: string][]; a: string[]; aaaa: string[]; ns: string[] }
type Records = Partial<Data> & { silentAbout?: (keyof Data)[] }
/** What is said of a name; a name without an entry does not exist. */
export type Zone = { [name: string]: Records | 'servfail' | 'refused' | 'silent' }

/** Enough of the internet for a resolver to trust the rest. */
export const internet = { com: { ns: ['a.gtld-servers.net'] } } satisfies Zone

const types = { 1: 'a', 2: 'ns', 15: 'mx', 28: 'aaaa' } as const
const responseCodes = { ok: 0, servfail: 2, nxdomain: 3, refused: 5 }

/** A name server on a UDP port of its own that answers from a table, and notes what it was asked. */
export async function startNameServer(zone: Zone) {
  const socket = createSocket('udp4')
  const asked: string[] = []
  socket.on('message', (query, { port, address }) => {
    const question = readQuestion(query)
    const type = types[question.type as keyof typeof types] ?? null
    asked.push(`${type} ${question.name}`)
    const entry = zone[question.name]
    if (!isSilent(entry, type)) socket.send(answer(query, question, type, entry), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    async stop() {
      socket.close()
      await once(socket, 'close')
    },
  }
}

function isSilent(entry: Zone[string] | undefined, type: keyof Data | null): boolean {
  if (typeof entry !== 'object') return entry === 'silent'
  return type !== null && entry.silentAbout?.includes(type) === true
}

type Question = { name: string; type: number; end: number }

function readQuestion(query: Buffer): Question {
  const labels: string[] = []
  let at = 12
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 }
}

function answer(query: Buffer, question: Question, type: keyof Data | null, entry: Zone[string] | undefined) {
  const isError = typeof entry === 'string' && entry !== 'silent'
  const records = typeof entry === 'object' && type ? dataOf(entry, type) : []
  const header = Buffer.alloc(12)
  query.copy(header, 0, 0, 2)
  const code = isError ? responseCodes[entry] : entry ? responseCodes.ok : responseCodes.nxdomain
  header.writeUInt16BE(0x8180 | code, 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(records.length, 6)
  const answers = records.map((data) => {
    const fixed = Buffer.alloc(12)
    fixed.writeUInt16BE(0xc00c, 0) // the name of the question
    fixed.writeUInt16BE(question.type, 2)
    fixed.writeUInt16BE(1, 4)
    fixed.writeUInt32BE(60, 6)
    fixed.writeUInt16BE(data.length, 10)
    return Buffer.concat([fixed, data])
  })
  return Buffer.concat([header, query.subarray(12, question.end), ...answers])
}

function dataOf(records: Records, type: keyof Data): Buffer[] {
  switch (type) {
    case 'mx':
      return (records.mx ?? []).map(([preference, exchange]) =>
        Buffer.concat([Buffer.from([preference >> 8, preference & 255]), encodedName(exchange)]),
      )
    case 'ns':
      return (records.ns ?? []).map(encodedName)
    case 'a':
      return (records.a ?? []).map((address) => Buffer.from(address.split('.').map(Number)))
    case 'aaaa':
      return (records.aaaa ?? []).map((address) => Buffer.from(address.replaceAll(':', ''), 'hex'))
  }
}

/** `.` is the root: no label at all. */
function encodedName(name: string): Buffer {
  const labels = name.split('.').filter(Boolean)
  const parts = labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]))
  return Buffer.concat([...parts, Buffer.from([0])])
}
