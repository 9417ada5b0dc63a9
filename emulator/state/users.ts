import { randomUUID } from 'node:crypto'

export type User = { userUuid: string; email: string; acceptedTerms: boolean }

export type Users = {
  findOrCreate: (providerId: string, email: string) => User
  find: (userUuid: string) => User | null
  count: () => number
  clear: () => void
}

/** One user for one address at one provider: the same e-mail, in any case, is the same person with the same sessions. */
export function createUsers(): Users {
  const byAddress = new Map<string, User>()
  const byUuid = new Map<string, User>()
  return {
    findOrCreate(providerId, email) {
      const key = `${providerId} ${email.toLowerCase()}`
      const known = byAddress.get(key)
      if (known) return known
      const user = { userUuid: randomUUID(), email, acceptedTerms: false }
      byAddress.set(key, user)
      byUuid.set(user.userUuid, user)
      return user
    },
    find: (userUuid) => byUuid.get(userUuid) ?? null,
    count: () => byAddress.size,
    clear() {
      byAddress.clear()
      byUuid.clear()
    },
  }
}
