import { z } from 'zod'

/** What becomes of addresses at one company's domain and its subdomains. */
export type CompanyRule = z.infer<typeof CompanyRules>[number]

/** As stored: the domains are lower-case A-labels, like those of canonicaliseEmail. */
export const CompanyRules = z.array(
  z.object({ domain: z.string(), policy: z.enum(['allow', 'verify', 'refuse']) }),
)

/** The rule that names a domain, or else its closest parent. Whole labels are compared, so no lookalike matches (E5). */
export function companyRuleFor(domain: string, rules: CompanyRule[]): CompanyRule | null {
  if (rules.length === 0) return null
  const labels = domain.split('.')
  for (let from = 0; from < labels.length; from += 1) {
    const name = labels.slice(from).join('.')
    const rule = rules.find((each) => each.domain === name)
    if (rule) return rule
  }
  return null
}
