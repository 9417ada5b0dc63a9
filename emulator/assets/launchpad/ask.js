const patienceMs = 10_000

/** What the page's own address answers to the bearer of the token, or 'refused', or 'offline'. */
export async function ask(what, token, options = {}) {
  try {
    const reply = await call('POST', what, { token, ...options })
    if (reply.ok) return await reply.json()
    return reply.status === 401 ? 'refused' : 'offline'
  } catch {
    // A token with characters no header can carry never reaches the network.
    return /^[\x21-\x7e]+$/.test(token) ? 'offline' : 'refused'
  }
}

/** Time and settings of the emulator, and whether it still accepts the token; null when it does not answer. */
export async function readPulse(token) {
  try {
    const reply = await call('GET', 'pulse', { token: token ?? 'none' })
    return reply.ok ? await reply.json() : null
  } catch {
    return null
  }
}

function call(method, what, { token, keepalive = false }) {
  return fetch(`${location.pathname}/${what}`, {
    method,
    keepalive,
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(patienceMs),
  })
}
