import { domainToASCII, domainToUnicode } from 'node:url'
import { getDomain } from 'tldts'

const MAX_DOMAIN_BYTES = 253
const LETTERS_DIGITS_HYPHEN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const ASCII_ONLY = /^\p{ASCII}*$/u
const WORD_CHARACTERS = /^[\p{L}\p{M}\p{Nd}-]+$/u

/** Scripts in everyday use (Unicode UAX 31, table 5), and the sets that a language writes together (UTS 39, 5.2). */
const SCRIPT_SETS = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Hangul'],
  ['Latin', 'Han', 'Bopomofo'],
  ...(
    'Arabic Armenian Bengali Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Hebrew Kannada Khmer ' +
    'Lao Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan'
  )
    .split(' ')
    .map((script) => [script]),
].map(
  (scripts) =>
    new RegExp(`^[${[...scripts, 'Common', 'Inherited'].map((name) => `\\p{scx=${name}}`).join('')}]+$`, 'u'),
)

/**
 * A domain that mail can go to, as lower-case A-labels without a trailing dot; null for all else. A name is accepted in
 * Unicode only when it and its A-labels are two spellings of one name: nothing may be dropped or mapped on the way.
 */
export function canonicalDomain(written: string): string | null {
  if (written.length > MAX_DOMAIN_BYTES + 1 || foldsIntoAscii(written)) return null
  const labels = withoutTrailingDot(written).toLowerCase().normalize('NFC').split('.').map(toALabel)
  if (labels.includes(null)) return null
  const domain = labels.join('.')
  return isMailHost(domain) ? domain : null
}

/** Fullwidth letters, ligatures, the Kelvin sign: characters that a later step would turn into plain ASCII. */
function foldsIntoAscii(text: string): boolean {
  return [...text].some((char) => {
    if (ASCII_ONLY.test(char)) return false
    return /\p{ASCII}/u.test(char.normalize('NFKC') + char.toLowerCase())
  })
}

function withoutTrailingDot(domain: string): string {
  return domain.endsWith('.') ? domain.slice(0, -1) : domain
}

function toALabel(label: string): string | null {
  const encoded = label.startsWith('xn--')
  if (!encoded && ASCII_ONLY.test(label)) return LETTERS_DIGITS_HYPHEN.test(label) ? label : null

  const unicode = encoded ? domainToUnicode(label) : label
  if (!isPlainWord(unicode)) return null
  const ascii = domainToASCII(unicode)
  const isSameName = domainToUnicode(ascii) === unicode && (!encoded || ascii === label)
  return isSameName && LETTERS_DIGITS_HYPHEN.test(ascii) ? ascii : null
}

/** Letters of one script, so that no Cyrillic `a` stands among Latin ones. */
function isPlainWord(label: string): boolean {
  return WORD_CHARACTERS.test(label) && SCRIPT_SETS.some((letters) => letters.test(label))
}

/**
 * Registrable under the public suffix list. A top level domain that the list lacks counts as one, so that `.test`,
 * `.example` and those of tomorrow work; what ends in a number is an address of the old notations (127.1, 0x7f.1).
 */
function isMailHost(domain: string): boolean {
  const topLevel = domain.slice(domain.lastIndexOf('.') + 1)
  if (domain.length > MAX_DOMAIN_BYTES || topLevel === 'localhost') return false
  if (/^(?:\d+|0x[0-9a-f]*)$/.test(topLevel)) return false
  return getDomain(domain, { extractHostname: false }) !== null
}
