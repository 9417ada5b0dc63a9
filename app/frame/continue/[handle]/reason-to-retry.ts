import type { PublicReason } from '@/lib/signups/reasons'

const worthRetrying = [
  'trial-unavailable',
  'trial-delayed',
  'too-many-returns',
] as const satisfies PublicReason[]

/** The reason in a query, if it is one after which the owner of a running trial may try again. Anybody can write it. */
export function reasonToRetry(text: unknown): PublicReason | null {
  return worthRetrying.find((reason) => reason === text) ?? null
}
