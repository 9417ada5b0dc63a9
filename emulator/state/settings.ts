/** What Frame leaves open and a test may choose. */
export type Settings = {
  /** The query parameter that carries the place to come back to; null sends none. */
  returnParameter: string | null
  idleMinutes: number
  idleLogoutInvalidatesToken: boolean
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
