import { companyOf } from '../email/company-of'
import { requireEnv } from '../env'
import { networkKey } from './network-key'

type Counted = {
  personKey: string
  /** The domain of the e-mail address, canonical. */
  domain: string
  network: string
  campaign: string | null
}

/** Whom each scope of quotas counts a signup for. A scope that does not apply, or that an invite exempts, is absent. */
export function subjectsOf(
  { personKey, domain, network, campaign }: Counted,
  { except }: { except: readonly string[] },
): { [scope: string]: string } {
  const company = companyOf(domain)
  const subjects = {
    person: personKey,
    ...(company && { company }),
    network: networkKey(network, requireEnv('quotaKey')),
    ...(campaign && { campaign }),
    product: '',
  }
  return Object.fromEntries(Object.entries(subjects).filter(([scope]) => !except.includes(scope)))
}
