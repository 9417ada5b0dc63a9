export type StaffRole = (typeof staffRoles)[number]

export const staffRoles = ['marketing', 'sales', 'admin'] as const

/** What staff may do, and who may. Pages, actions and handlers name one of these; nothing else decides. */
const rolesByPermission = {
  /** The staff area itself and one's own account. */
  'area.enter': ['marketing', 'sales', 'admin'],
  /** Sales sees only what came of their own invites. */
  'dashboard.read': ['marketing', 'sales', 'admin'],
  'signups.read': ['marketing', 'admin'],
  'signups.export': ['marketing', 'admin'],
  'signups.decide': ['admin'],
  'signups.erase': ['admin'],
  /** The pages of invites: sales sees their own there, the others all. */
  'invites.open': ['marketing', 'sales', 'admin'],
  'invites.read': ['marketing', 'admin'],
  /** Making invites, and reading and changing those that are one's own. */
  'invites.own': ['sales', 'admin'],
  'invites.manage': ['admin'],
  'products.manage': ['admin'],
  'connections.manage': ['admin'],
  'playground.use': ['admin'],
  'webhooks.manage': ['admin'],
  'audit.read': ['admin'],
  'team.manage': ['admin'],
  'system.read': ['admin'],
} as const satisfies Record<string, readonly StaffRole[]>

export type Permission = keyof typeof rolesByPermission

export function may(role: StaffRole, permission: Permission): boolean {
  const roles: readonly StaffRole[] = rolesByPermission[permission]
  return roles.includes(role)
}

/** Null for anything that is no role. */
export function parseRole(text: unknown): StaffRole | null {
  return staffRoles.find((role) => role === text) ?? null
}
