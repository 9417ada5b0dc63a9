import { isAlive, stateAt } from '../sessions/session'
import type { EmulatorState } from '../state/create-state'
import type { TokenRecord } from '../state/tokens'
import type { Preferences } from '../state/users'

/** The answers for the person whose token came with the request. */
export function resolversFor(state: EmulatorState, record: TokenRecord) {
  const describeUser = () => {
    const noPreferences = { desktopAutoLaunch: false, enableQuickLaunch: false }
    return {
      id: record.userUuid,
      email: record.email,
      firstName: record.firstName,
      lastName: record.lastName,
      preferences: state.users.find(record.userUuid)?.preferences ?? noPreferences,
    }
  }
  return {
    me: describeUser,
    activeSession({ terminalConfigurationId }: { terminalConfigurationId: string }) {
      const nowMs = state.clock.nowMs()
      const { userUuid } = record
      const session = state.sessions.findLatest({ userUuid, terminalConfigId: terminalConfigurationId })
      if (!session || !isAlive(session, nowMs)) return null
      return { id: session.id, state: stateAt(session, nowMs).toUpperCase(), userUuid, userId: userUuid }
    },
    terminalConfiguration({ id }: { id: string }) {
      if (!state.tenant.launchpads().some(({ terminalConfigId }) => terminalConfigId === id)) return null
      const settings = state.settings.get()
      return {
        id,
        idleTimeoutMinutes: settings.disconnectMinutes,
        maxSessionDurationMinutes: settings.maximumSessionMinutes,
        userInactivityTimeoutMinutes: settings.userInactivityMinutes,
      }
    },
    setUserPreferences(wanted: { [Name in keyof Preferences]?: boolean | null }) {
      const known = describeUser().preferences
      state.users.setPreferences(record.userUuid, {
        desktopAutoLaunch: wanted.desktopAutoLaunch ?? known.desktopAutoLaunch,
        enableQuickLaunch: wanted.enableQuickLaunch ?? known.enableQuickLaunch,
      })
      return describeUser()
    },
  }
}
