/** A picture that was given as a data: URI. */
export type Logo = { type: 'image/svg+xml' | 'image/png' | 'image/webp'; bytes: Buffer }

const maxBytes = 48 * 1024

/** Reads a data: URI, in base64 or percent-encoded, and checks that it holds what it says. */
export function parseLogo(uri: string): { kind: 'ok'; logo: Logo } | { kind: 'invalid'; problem: string } {
  const match = /^data:(image\/svg\+xml|image\/png|image\/webp)((?:;[\w=-]+)*),(.*)$/s.exec(uri)
  const type = logoType(match?.[1])
  if (!match || !type)
    return invalid(
      'must be a data: URI of image/svg+xml, image/png or image/webp, such as data:image/png;base64,…',
    )
  const bytes = bytesOf(match[3] ?? '', match[2] ?? '')
  if (bytes === null || !isPicture(type, bytes))
    return invalid(`says ${type} but does not hold such a picture`)
  if (bytes.length > maxBytes)
    return invalid(
      `has ${Math.ceil(bytes.length / 1024)} kB; use a picture of ${maxBytes / 1024} kB or fewer`,
    )
  return { kind: 'ok', logo: { type, bytes } }
}

function invalid(problem: string) {
  return { kind: 'invalid' as const, problem }
}

function logoType(text: string | undefined): Logo['type'] | null {
  return text === 'image/svg+xml' || text === 'image/png' || text === 'image/webp' ? text : null
}

function bytesOf(data: string, parameters: string): Buffer | null {
  if (parameters.endsWith(';base64'))
    return /^[A-Za-z0-9+/]+={0,2}$/.test(data) ? Buffer.from(data, 'base64') : null
  try {
    return Buffer.from(decodeURIComponent(data), 'utf8')
  } catch {
    return null
  }
}

function isPicture(type: Logo['type'], bytes: Buffer): boolean {
  switch (type) {
    case 'image/svg+xml':
      return /<svg[\s>]/.test(bytes.toString('utf8'))
    case 'image/png':
      return bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))
    case 'image/webp':
      return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  }
}
