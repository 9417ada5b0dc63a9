import type { IncomingHttpHeaders } from 'node:http'

const boundaryOf = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s";]{1,70}))/i
const partHead = /^(?:[^\r\n]+\r\n)*?content-disposition:\s*form-data\s*;[^\r\n]*\bname="/i

/**
 * Whether a body that calls itself a form is one. Next answers 500 for a form it cannot read; a client that sends one
 * is to hear that the mistake is its own.
 */
export function isReadableForm(headers: IncomingHttpHeaders, body: Buffer): boolean {
  const contentType = headers['content-type'] ?? ''
  if (!/^multipart\//i.test(contentType)) return true
  const match = boundaryOf.exec(contentType)
  const boundary = match?.[1] ?? match?.[2]
  if (boundary === undefined) return false

  // The first delimiter has no line before it; with one put there, all of them look alike.
  const [preamble, ...parts] = `\r\n${body.toString('latin1')}`.split(`\r\n--${boundary}`)
  const end = parts.pop()
  return (
    preamble === '' &&
    end !== undefined &&
    /^--(?:\r\n)?$/.test(end) &&
    parts.every((part) => isReadablePart(part))
  )
}

function isReadablePart(part: string): boolean {
  const headEnd = part.indexOf('\r\n\r\n')
  return part.startsWith('\r\n') && headEnd >= 2 && partHead.test(part.slice(2, headEnd + 2))
}
