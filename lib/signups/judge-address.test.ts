import { expect, test } from 'vitest'
import { canonicaliseEmail } from '../email/canonicalise-email'
import { judgeAddress } from './judge-address'

type Policy = 'allow' | 'verify' | 'refuse'
type Rules = { disposableMail?: Policy; freeMail?: Policy; companies?: Companies; otherCompanies?: Policy }
type Companies = { domain: string; policy: Policy }[]

const lenient: Required<Rules> = {
  disposableMail: 'allow',
  freeMail: 'allow',
  companies: [],
  otherCompanies: 'allow',
}

/** What becomes of an address: `allow`, or a policy and why. */
function judge(address: string, rules: Rules, invite: { emails: string[]; domains: string[] } | null = null) {
  const parsed = canonicaliseEmail(address)
  if (parsed.kind === 'invalid') throw new Error(`${address} is no address: ${parsed.problem}`)
  const product = { ...lenient, ...rules }
  const { refuseBecause, verifyBecause } = judgeAddress({ product, email: parsed.email, invite })
  if (refuseBecause) return `refuse: ${refuseBecause}`
  return verifyBecause ? `verify: ${verifyBecause}` : 'allow'
}

const policies = ['allow', 'verify', 'refuse'] as const
const explained = (policy: Policy, because: string) =>
  policy === 'allow' ? 'allow' : `${policy}: ${because}`

const disposable = 'jane@x.mailinator.com'
const free = 'jane@gmail.com'
const company = 'jane@acme.com'
const international = 'jane@BÜCHER.example'

test.each(policies)('disposable and free mail services and all others, each with %s', (policy) => {
  expect(judge(disposable, { disposableMail: policy })).toBe(explained(policy, 'disposable-mail'))
  expect(judge(free, { freeMail: policy })).toBe(explained(policy, 'free-mail'))
  for (const address of [disposable, free, company, international])
    expect(judge(address, { otherCompanies: policy })).toBe(explained(policy, 'company-not-listed'))
})

test.each(policies)('an entry with %s decides on a company, its subdomains and every spelling', (policy) => {
  const because = policy === 'verify' ? 'company-listed' : 'company-refused'
  const companies = ['acme.com', 'xn--bcher-kva.example'].map((domain) => ({ domain, policy }))
  const named = [
    company,
    'JANE@Kiel.ACME.com',
    international,
    'jane@xn--bcher-kva.example',
    'jane@kinder.bücher.example',
  ]
  for (const otherCompanies of policies)
    for (const address of named)
      expect(judge(address, { companies, otherCompanies })).toBe(explained(policy, because))
})

const combinations = policies.flatMap((entry) => policies.map((rule) => [entry, rule] as const))

test.each(combinations)('an entry with %s stands above the %s of mail services', (entry, rule) => {
  const companies = ['mailinator.com', 'gmail.com'].map((domain) => ({ domain, policy: entry }))
  const rules = { companies, disposableMail: rule, freeMail: rule }
  const expected = explained(entry, entry === 'verify' ? 'company-listed' : 'company-refused')
  for (const address of [disposable, 'jane@mailinator.com', free])
    expect(judge(address, rules)).toBe(expected)
})

test.each(combinations)(
  'without an entry the stricter of %s for all others and %s for mail services holds',
  (others, rule) => {
    const companies = [{ domain: 'acme.com', policy: 'allow' as const }]
    const stricter = policies[Math.max(policies.indexOf(others), policies.indexOf(rule))] ?? 'allow'
    const rules = { companies, otherCompanies: others, disposableMail: rule, freeMail: rule }
    expect(judge(disposable, rules)).toBe(
      explained(stricter, stricter === rule ? 'disposable-mail' : 'company-not-listed'),
    )
    expect(judge(free, rules)).toBe(
      explained(stricter, stricter === rule ? 'free-mail' : 'company-not-listed'),
    )
    expect(judge('jane@other.com', rules)).toBe(explained(others, 'company-not-listed'))
    expect(judge(company, rules)).toBe('allow')
  },
)

test('E5: a lookalike of a listed company is a company like any other', () => {
  const companies = [{ domain: 'apple.com', policy: 'allow' as const }]
  const rules = { companies, otherCompanies: 'refuse' as const }
  expect(judge('jane@apple.com', rules)).toBe('allow')
  for (const lookalike of ['jane@аррӏе.com', 'jane@apple.com.evil.test', 'jane@myapple.com'])
    expect(judge(lookalike, rules)).toBe('refuse: company-not-listed')
})

test.each(policies)(
  'an invite that names the address or its domain stands above a list with %s, any other below it',
  (policy) => {
    const companies = [{ domain: 'acme.com', policy }]
    const rules = { companies, otherCompanies: policy, disposableMail: policy, freeMail: policy }
    const bound = { emails: ['jane@gmail.com'], domains: ['acme.com', 'mailinator.com'] }
    for (const address of [company, free, disposable]) {
      expect(judge(address, rules, bound)).toBe('allow')
      expect(judge(address, rules, { emails: [], domains: [] })).toBe(judge(address, rules))
    }
    expect(judge('john@gmail.com', rules, bound)).toBe(judge('john@gmail.com', rules))
  },
)

test('the record says which entry decided, and neither the address nor an unlisted domain', () => {
  const parsed = canonicaliseEmail('jane@kiel.acme.com')
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  const rules = { disposableMail: 'refuse', freeMail: 'verify', otherCompanies: 'verify' } as const
  const judgeWith = (companies: Companies) =>
    judgeAddress({ product: { ...rules, companies }, email: parsed.email, invite: null }).rules
  expect(judgeWith([{ domain: 'acme.com', policy: 'refuse' }])).toEqual([
    { rule: 'company', input: 'acme.com', threshold: 'refuse', outcome: 'refuse' },
  ])
  expect(judgeWith([])).toEqual([
    { rule: 'mail service', input: 'own', threshold: 'allow', outcome: 'allow' },
    { rule: 'company', input: 'not listed', threshold: 'verify', outcome: 'verify' },
  ])
})
