import { randomUUID } from 'node:crypto'

export type Preferences = { desktopAutoLaunch: boolean; enableQuickLaunch: boolean }

export type User = {
  userUuid: string
  providerId: string
  email: string
  acceptedTerms: boolean
  preferences: Preferences
}

export type Users = {
  findOrCreate: (providerId: string, email: string) => User
  find: (userUuid: string) => User | null
  acceptTerms: (userUuid: string) => void
  setPreferences: (userUuid: string, preferences: Preferences) => void
  count: () => number
  clear: () => void
  /** The latest of them, the latest last. */
  snapshot: () => User[]
  restore: (users: User[]) => void
}

const savedUsers = 2000

/** One user for one address at one provider: the same e-mail, in any case, is the same person with the same sessions. */
export function createUsers(): Users {
  const byAddress = new Map<string, User>()
  const byUuid = new Map<string, User>()

  const keyOf = (providerId: string, email: string) => `${providerId} ${email.toLowerCase()}`
  function keep(user: User): User {
    byAddress.set(keyOf(user.providerId, user.email), user)
    byUuid.set(user.userUuid, user)
    return user
  }
  function clear(): void {
    byAddress.clear()
    byUuid.clear()
  }

  return {
    findOrCreate: (providerId, email) =>
      byAddress.get(keyOf(providerId, email)) ??
      keep({
        userUuid: randomUUID(),
        providerId,
        email,
        acceptedTerms: false,
        preferences: { desktopAutoLaunch: false, enableQuickLaunch: false },
      }),
    find: (userUuid) => byUuid.get(userUuid) ?? null,
    acceptTerms(userUuid) {
      const user = byUuid.get(userUuid)
      if (user) user.acceptedTerms = true
    },
    setPreferences(userUuid, preferences) {
      const user = byUuid.get(userUuid)
      if (user) user.preferences = preferences
    },
    count: () => byAddress.size,
    clear,
    snapshot: () => [...byAddress.values()].slice(-savedUsers),
    restore(users) {
      clear()
      users.forEach(keep)
    },
  }
}
