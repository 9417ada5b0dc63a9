const bodyLimitBytes = 64 * 1024

export type RequestBody = { kind: 'text'; text: string } | { kind: 'not-utf8' } | { kind: 'too-large' }

/** Reads a body up to 64 kB, and not a byte of one that announces more. Throws when the sender goes away. */
export async function readBody(request: Request): Promise<RequestBody> {
  if (Number(request.headers.get('content-length')) > bodyLimitBytes) return { kind: 'too-large' }
  const reader = request.body?.getReader()
  if (!reader) return { kind: 'text', text: '' }
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return decode(Buffer.concat(chunks))
    size += value.byteLength
    if (size > bodyLimitBytes) return { kind: 'too-large' }
    chunks.push(value)
  }
}

function decode(bytes: Uint8Array): RequestBody {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { kind: 'not-utf8' }
  }
}
