export type PasswordProblem = 'too-short' | 'too-long' | 'too-common' | 'like-address'

export const shortestPassword = 12
const longestPassword = 256

/** What is tried first, of those that are long enough; digits and case at the ends do not make them better. */
const common = [
  'password',
  'passwordpassword',
  'qwertyuiop',
  'qwertyuiopasdfghjkl',
  'qwertzuiop',
  'asdfghjkl',
  'letmein',
  'letmeinplease',
  'iloveyou',
  'administrator',
  'adminadmin',
  'changeme',
  'changemenow',
  'welcome',
  'trustno',
  'correcthorsebatterystaple',
  'frametrialportal',
  'trialportal',
]

/** What speaks against a password for a canonical address: length and guessability count, kinds of characters do not (NIST SP 800-63B). */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
  if ([...password].length < shortestPassword) return 'too-short'
  if ([...password].length > longestPassword) return 'too-long'
  const plain = password.toLowerCase()
  if (new Set(plain).size < 5 || isRun(plain)) return 'too-common'
  const core = lettersAndDigits(plain).replaceAll(/^\d+|\d+$/g, '')
  if (common.includes(core)) return 'too-common'
  const [name = ''] = email.split('@')
  return [name, email].some((part) => core === lettersAndDigits(part)) ? 'like-address' : null
}

function lettersAndDigits(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Such as 123456789012 or abcdefghijkl, in either direction. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0))
  const regular = steps.filter((step) => Math.abs(step) === 1).length
  return regular >= steps.length - 1
}
