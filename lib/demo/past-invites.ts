export type PastInvite = keyof typeof pastInvites

/** Long enough ago that all ninety days found the invite as it is. */
const before = 95

/** Invites that let nobody in, or one person only; days are counted from today, those to come are below zero. */
const pastInvites = {
  expired: { label: 'Webinar in summer', codeStart: 'G4XJ2', createdDaysAgo: 130, expiredDaysAgo: before },
  'used-up': { label: 'Visit to Fjord Instruments', codeStart: 'R8KW5', createdDaysAgo: 128, maxUses: 3 },
  revoked: { label: 'Partner list 3', codeStart: 'T0CN9', createdDaysAgo: 121, revokedDaysAgo: before },
  'not-yet': { label: 'Spring fair', codeStart: 'D5ZQ1', createdDaysAgo: 96, startsDaysAgo: -30 },
  personal: {
    label: 'Follow-up for one person',
    codeStart: 'V3MB7',
    createdDaysAgo: 99,
    emails: ['dagny.moe@fjord-instruments.example'],
  },
} as const satisfies Record<string, InvitePlan>

type InvitePlan = {
  label: string
  codeStart: string
  createdDaysAgo: number
  startsDaysAgo?: number
  expiredDaysAgo?: number
  revokedDaysAgo?: number
  /** All of them taken, before the ninety days. */
  maxUses?: number
  emails?: readonly string[]
}

const dayMs = 24 * 3_600_000

/** The invites as rows, without id, product and owner. */
export function pastInviteRows(now: Date) {
  const moment = (daysAgo: number | undefined) =>
    daysAgo === undefined ? null : new Date(now.getTime() - daysAgo * dayMs)
  return Object.entries<InvitePlan>(pastInvites).map(([name, plan]) => ({
    name,
    label: plan.label,
    codeStart: plan.codeStart,
    createdAt: new Date(now.getTime() - plan.createdDaysAgo * dayMs),
    startsAt: moment(plan.startsDaysAgo),
    expiresAt: moment(plan.expiredDaysAgo),
    revokedAt: moment(plan.revokedDaysAgo),
    maxUses: plan.maxUses ?? null,
    used: plan.maxUses ?? 0,
    emails: [...(plan.emails ?? [])],
  }))
}
