import { z } from 'zod'
import { quotaScopes } from '../quotas/quota-scopes'

export type QuotaSettings = z.infer<typeof QuotaSettings>

const QuotaSettings = z.strictObject({
  scope: z.enum(quotaScopes),
  per: z.enum(['day', 'week', 'month', 'ever', 'concurrent'], {
    error: 'must be one of day, week, month, ever, concurrent',
  }),
  limit: z
    .int('must be a whole number: 0 closes, null counts without a limit')
    .min(0, 'must be 0 or more: 0 closes, null counts without a limit')
    .nullable(),
})

/** The quotas of a product in a settings file. */
export const quotaList = z
  .array(QuotaSettings)
  .refine(isWithoutTwins, { error: 'has the same scope and window twice' })

function isWithoutTwins(quotas: QuotaSettings[]): boolean {
  return new Set(quotas.map((quota) => `${quota.scope} ${quota.per}`)).size === quotas.length
}
