import { z } from 'zod'
import { canonicalDomain } from '../email/canonical-domain'

/** One company of a product in a settings file. */
const CompanySettings = z.strictObject({
  domain: z.string().transform((text, context) => {
    const domain = canonicalDomain(text)
    if (domain !== null) return domain
    context.addIssue({
      code: 'custom',
      message: 'must be a domain such as acme.com, without @ or *: its subdomains are included',
    })
    return z.NEVER
  }),
  policy: z.enum(['allow', 'verify', 'refuse'], { error: 'must be one of allow, verify, refuse' }),
})

export const companyList = z
  .array(CompanySettings)
  .max(1_000, 'must have 1000 companies or fewer')
  .superRefine((companies, context) => {
    const domains = companies.map(({ domain }) => domain)
    const twice = domains.find((domain, index) => domains.indexOf(domain) !== index)
    if (twice !== undefined) context.addIssue({ code: 'custom', message: `names ${twice} twice` })
  })
