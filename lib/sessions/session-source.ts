import { findTerminalConfigurationId } from '../frame/ask-active-session'
import type { SessionPorts, SessionSource } from '../frame/ask-about-sessions'
import { frameMemory } from '../frame/process-memory'
import { isSat, type Sat } from '../frame/sat'
import { unseal } from '../secrets'
import { getHandOverOrder } from '../signups/get-hand-over-order'
import type { DueLook } from './claim-looks'

export type Watched = {
  source: SessionSource
  ports: SessionPorts
  email: string
  /** What the active session is asked for with, while the SAT lives and the Launchpad is known. */
  bySat: { sat: Sat; terminalConfigurationId: string } | null
}

/** What asking about the sessions of one signup takes, with secrets in clear; keep it out of logs. */
export async function getWatched(look: DueLook): Promise<Watched> {
  const order = await getHandOverOrder(look.signupId)
  const { tokensUrl, credentials, nextCredentials } = order
  const sat = look.satEncrypted === null ? null : unseal(look.satEncrypted, `signup:${look.signupId}:sat`)
  const terminalConfigurationId = look.terminalConfigurationId ?? findTerminalConfigurationId(order.launchUrl)
  return {
    source: { tokensUrl, credentials, nextCredentials, backendUrl: look.backendUrl },
    ports: sessionPorts(),
    email: order.signup.email,
    bySat:
      sat !== null && isSat(sat) && terminalConfigurationId !== null
        ? { sat, terminalConfigurationId }
        : null,
  }
}

export function sessionPorts(): SessionPorts {
  return { memory: frameMemory(), now: () => new Date() }
}
