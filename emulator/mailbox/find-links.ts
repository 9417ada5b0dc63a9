const addressPattern = /https?:\/\/[^\s<>"'`]+/gi
// Bounded, so that a hostile mail cannot make the search slow.
const hrefPattern = /<a\s[^<>]{0,2000}?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi

/** Every web address a reader could follow, in reading order, those of the text first. */
export function findLinks({ text, html }: { text: string; html: string | null }): string[] {
  const inText = splitAtLinks(text).flatMap((part) => (part.kind === 'link' ? [part.url] : []))
  const inHtml = [...(html ?? '').matchAll(hrefPattern)]
    .map(([, double, single, bare]) => decodeEntities(double ?? single ?? bare ?? '').trim())
    .filter(isWebAddress)
  return [...new Set([...inText, ...inHtml])]
}

export type TextPart = { kind: 'text'; text: string } | { kind: 'link'; url: string }

/** A plain text in the order it is read, with its web addresses apart from the punctuation around them. */
export function splitAtLinks(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const found of text.matchAll(addressPattern)) {
    const url = withoutEndOfSentence(found[0])
    if (!isWebAddress(url)) continue
    if (found.index > end) parts.push({ kind: 'text', text: text.slice(end, found.index) })
    parts.push({ kind: 'link', url })
    end = found.index + url.length
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) })
  return parts
}

/** "(see https://a.example/b)." is about https://a.example/b, while https://a.example/b_(c) is whole. */
function withoutEndOfSentence(url: string): string {
  const closing = url.includes('(') ? '.,;:!?' : '.,;:!?)'
  let end = url.length
  while (end > 0 && closing.includes(url.charAt(end - 1))) end -= 1
  return url.slice(0, end)
}

function isWebAddress(url: string): boolean {
  return /^https?:/i.test(url) && URL.canParse(url)
}

const namedEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return namedEntities[name.toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
