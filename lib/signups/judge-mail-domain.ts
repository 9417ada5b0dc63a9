import { checkMailDomain } from '../email/check-mail-domain'
import { isDemo } from '../settings/demo'
import type { JudgedRule, RequestJudgement } from './judge-request'

/** `code` is a key of the messages for the e-mail field. */
type MailDomainJudgement =
  { kind: 'passed'; rules: JudgedRule[] } | { kind: 'problem'; code: 'receives-no-mail' | 'no-such-domain' }

/**
 * Whether mail can reach a domain at all (E8), so that somebody who mistyped it learns so while the form is open. Without
 * an answer it passes, with a note: a name server in trouble must not close the portal. A demo asks nobody.
 */
export async function judgeMailDomain(
  domain: string,
  { mailDomain }: Pick<RequestJudgement, 'mailDomain'>,
): Promise<MailDomainJudgement> {
  if (mailDomain === 'settled' || (await isDemo())) return { kind: 'passed', rules: [] }
  const answer = await checkMailDomain(domain)
  switch (answer) {
    case 'receives-no-mail':
    case 'no-such-domain':
      return { kind: 'problem', code: answer }
    case 'reserved':
      return { kind: 'passed', rules: [] }
    case 'receives-mail':
    case 'no-answer':
    case 'dns-failed':
    case 'dns-rests':
    case 'dns-busy':
      return {
        kind: 'passed',
        rules: [{ rule: 'mail domain', input: answer, threshold: null, outcome: 'pass' }],
      }
  }
}
