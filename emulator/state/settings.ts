/** What Frame leaves open, what was never seen of it, and what a test may choose. */
export type Settings = {
  /** The query parameter that carries the place to come back to; null sends none. */
  returnParameter: string | null
  /** Minutes without keyboard or mouse after which a Launchpad or Launch link logs out. */
  idleMinutes: number
  /** Whether that logout makes the token void. */
  idleLogoutInvalidatesToken: boolean
  /** Whether that logout closes the session, too. Otherwise it stays, disconnected. */
  idleLogoutClosesSession: boolean

  /** Seconds that X-Frame-Timestamp may be off, in either direction. */
  timestampWindowSeconds: number
  /** Whether an API role on a customer or organization also covers what is below it. */
  rolesCoverDescendants: boolean
  /** Whether a signature in upper-case hex is accepted. */
  acceptsUpperCaseSignatures: boolean
  /** Status of the answer that carries a token. */
  mintStatus: number
  /** Status when no role of the API integration covers the entity. */
  missingRoleStatus: number
  /** Status when the provider is not there, or off. */
  absentProviderStatus: number
  /** Status when the body is no JSON. */
  malformedBodyStatus: number
  /** Status when a field of the body is not what it should be. */
  invalidBodyStatus: number
  /** Domain of the address made up when a request names neither e-mail nor domain. */
  anonymousEmailDomain: string
  /** Where FRAME_SESSION_TOKEN reads the assertions. */
  sessionAssertionsPath: string

  /** Machines an account always has, in use or not. */
  poolMinimum: number
  /** Machines kept ready beyond those in use. */
  poolBuffer: number
  /** Machines an account can have at most: nobody beyond them gets a session. */
  poolMaximum: number
  /** Seconds a machine boots when none is ready. */
  bootSeconds: number
  /** Seconds from a machine that is ready to a desktop. */
  connectSeconds: number
  /** Minutes a session waits for its person after a disconnect. */
  disconnectMinutes: number
  /** Minutes after which a session closes whatever its person does. */
  maximumSessionMinutes: number
  /** Only reported, by GraphQL: the idle time above ends a visit first. */
  userInactivityMinutes: number
}

export type SettingsStore = {
  get: () => Settings
  change: (wanted: Partial<Settings>) => void
  reset: () => void
}

const defaults: Settings = {
  returnParameter: 'return_url',
  idleMinutes: 15,
  idleLogoutInvalidatesToken: true,
  idleLogoutClosesSession: false,

  timestampWindowSeconds: 300,
  rolesCoverDescendants: false,
  acceptsUpperCaseSignatures: false,
  mintStatus: 200,
  missingRoleStatus: 403,
  absentProviderStatus: 404,
  malformedBodyStatus: 400,
  invalidBodyStatus: 422,
  anonymousEmailDomain: 'anonymous.frame.local',
  sessionAssertionsPath: '/api/rest/v1/me/session/assertions',

  poolMinimum: 1,
  poolBuffer: 1,
  poolMaximum: 5,
  bootSeconds: 120,
  connectSeconds: 4,
  disconnectMinutes: 10,
  maximumSessionMinutes: 240,
  userInactivityMinutes: 20,
}

export function createSettings(): SettingsStore {
  let settings = defaults
  return {
    get: () => settings,
    change(wanted) {
      settings = { ...settings, ...wanted }
    },
    reset() {
      settings = defaults
    },
  }
}
