/**
 * A backup is a gzip of frames: a letter, four bytes of length, and so many bytes. H describes it, T begins a table, D is a
 * part of what `COPY … TO` wrote, E ends a table with its count of rows, Z ends the file with the hash of all before.
 */
export type Frame = { kind: FrameKind; body: Buffer }
type FrameKind = (typeof kinds)[number]

const kinds = ['H', 'T', 'D', 'E', 'Z'] as const
const headBytes = 5
/** Far more than any is written; a length beyond it is damage, and no reason to ask for memory. */
const longest = 64 * 1024 * 1024

export class DamagedBackup extends Error {}

export function writeFrame(kind: FrameKind, body: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  const head = Buffer.alloc(headBytes)
  head.write(kind, 0, 'latin1')
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

/** The frames in a stream of bytes that is cut anywhere. */
export async function* readFrames(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    for (;;) {
      const frame = frameAt(rest, at)
      if (!frame) break
      at += headBytes + frame.body.length
      yield frame
    }
    rest = rest.subarray(at)
  }
  if (rest.length > 0) throw new DamagedBackup('it ends in the middle')
}

/** Null while it is not all there. */
function frameAt(bytes: Buffer, at: number): Frame | null {
  if (bytes.length < at + headBytes) return null
  const letter = bytes.toString('latin1', at, at + 1)
  const kind = kinds.find((candidate) => candidate === letter)
  const length = bytes.readUInt32BE(at + 1)
  if (!kind || length > longest) throw new DamagedBackup('it holds what no backup holds')
  if (bytes.length < at + headBytes + length) return null
  return { kind, body: bytes.subarray(at + headBytes, at + headBytes + length) }
}
