import type { CanonicalEmail } from '../email/canonicalise-email'
import { mailServiceOf } from '../email/mail-service-of'
import { inviteFits } from '../invites/invite-fits'
import { companyRuleFor, type CompanyRule } from '../products/company-rules'
import type { ProductForSignup } from '../products/find-product'
import type { JudgedRule } from './judge-request'

export type AddressJudgement = {
  refuseBecause: 'disposable-mail' | 'free-mail' | 'company-refused' | 'company-not-listed' | null
  verifyBecause: 'disposable-mail' | 'free-mail' | 'company-listed' | 'company-not-listed' | null
  /** Whether somebody decided on this address or its company by name; nothing else is asked about its domain then. */
  isNamed: boolean
  rules: JudgedRule[]
}

type Question = {
  product: Pick<ProductForSignup, 'companies' | 'otherCompanies' | 'disposableMail' | 'freeMail'>
  email: Pick<CanonicalEmail, 'address' | 'domain'>
  invite: { emails: string[]; domains: string[] } | null
}

/**
 * What is thought of an address's domain, by whoever decided on it most narrowly: an invite that names it, or its entry
 * in the product's list of companies, or else the rules for mail services and for all other companies, the stricter
 * one of them.
 */
export function judgeAddress({ product, email, invite }: Question): AddressJudgement {
  if (invite && isBoundTo(invite, email)) return namedByInvite
  const listed = companyRuleFor(email.domain, product.companies)
  return listed ? judgeListed(listed) : judgeOthers(email.domain, product)
}

function isBoundTo(invite: { emails: string[]; domains: string[] }, email: Question['email']): boolean {
  return invite.emails.length + invite.domains.length > 0 && inviteFits(invite, email)
}

const namedByInvite: AddressJudgement = {
  refuseBecause: null,
  verifyBecause: null,
  isNamed: true,
  rules: [{ rule: 'company', input: 'named by the invite', threshold: null, outcome: 'allow' }],
}

function judgeListed({ domain, policy }: CompanyRule): AddressJudgement {
  return {
    refuseBecause: policy === 'refuse' ? 'company-refused' : null,
    verifyBecause: policy === 'verify' ? 'company-listed' : null,
    isNamed: true,
    rules: [{ rule: 'company', input: domain, threshold: policy, outcome: policy }],
  }
}

function judgeOthers(
  domain: string,
  { companies, otherCompanies, disposableMail, freeMail }: Question['product'],
): AddressJudgement {
  const service = mailServiceOf(domain)
  const ofService = { disposable: disposableMail, free: freeMail, own: 'allow' as const }[service]
  const serviceName = service === 'own' ? null : (`${service}-mail` as const)
  const because = (policy: 'verify' | 'refuse') => {
    if (ofService === policy) return serviceName
    return otherCompanies === policy ? ('company-not-listed' as const) : null
  }
  const hasList = companies.length > 0 || otherCompanies !== 'allow'
  return {
    refuseBecause: because('refuse'),
    verifyBecause: because('verify'),
    isNamed: false,
    rules: [
      { rule: 'mail service', input: service, threshold: ofService, outcome: ofService },
      ...(hasList
        ? [{ rule: 'company', input: 'not listed', threshold: otherCompanies, outcome: otherCompanies }]
        : []),
    ],
  }
}
