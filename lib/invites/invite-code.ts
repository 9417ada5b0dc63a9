import { createHash, randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, so that a code can be read out and typed. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 6
const lettersInGroup = 5

/** A new code of 150 random bits, in six groups of five letters and digits. */
export function newInviteCode(): string {
  const letters = [...randomBytes(groups * lettersInGroup)].map((byte) => alphabet[byte % alphabet.length])
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * lettersInGroup, (group + 1) * lettersInGroup).join(''),
  ).join('-')
}

/** How a code is found again: SHA-256 in hex of the code as it is meant, however it was typed. */
export function inviteCodeHash(code: string): string {
  return createHash('sha256')
    .update(`invite:${meant(code)}`)
    .digest('hex')
}

/** A code as it may stand in the address of a page, where spaces and other dashes became hyphens; null if it is none. */
export function plainCode(written: string): string | null {
  if (written.length > 200) return null
  const plain = written
    .normalize('NFKC')
    .trim()
    .replace(/[\s\p{Pd}]+/gu, '-')
  return /^[A-Za-z0-9-]{1,60}$/.test(plain) ? plain : null
}

/** As it is meant: upper-case, without hyphens and spaces, and with the digits that letters were mistaken for. */
function meant(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
}
