import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { findLinks } from './find-links'

export type MailContent = {
  subject: string
  from: string
  to: string
  text: string
  /** Null when the mail has no HTML part. */
  html: string | null
  links: string[]
  /** As written, unfolded; a repeated header has a line each. */
  headers: Record<string, string>
}

/** Reads a mail of anybody; what cannot be read is empty, and the source is there all the same. */
export async function parseMail(source: Buffer): Promise<MailContent> {
  const parsed = await simpleParser(source, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    checksumAlgo: false,
  }).catch(() => null)
  if (!parsed) return { subject: '', from: '', to: '', text: '', html: null, links: [], headers: {} }
  const text = parsed.text ?? ''
  const html = parsed.html || null
  return {
    subject: parsed.subject ?? '',
    from: addressText(parsed.from),
    to: addressText(parsed.to),
    text,
    html,
    links: findLinks({ text, html }),
    headers: readHeaders(parsed.headerLines),
  }
}

function addressText(addresses: AddressObject | AddressObject[] | undefined): string {
  return [addresses ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ')
}

function readHeaders(lines: ParsedMail['headerLines']): Record<string, string> {
  const headers = new Map<string, string>()
  for (const { key, line } of lines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim()
    const earlier = headers.get(key)
    headers.set(key, earlier === undefined ? value : `${earlier}\n${value}`)
  }
  return Object.fromEntries(headers)
}
