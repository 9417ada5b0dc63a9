// What this tab knows of its visit across a reload. Storage can be switched off; then a reload simply asks to sign in.

const tokenKey = `frame-emulator-token ${location.pathname}`
const loginUrlKey = `frame-emulator-login-url ${location.pathname}`

export const keepToken = (token) => keep(tokenKey, token || null)
export const keptToken = () => kept(tokenKey)

/** Kept after the visit has ended, for the way back. An empty text: there was a visit, without a way back. */
export const keepLoginUrl = (loginUrl) => keep(loginUrlKey, loginUrl)
export const keptLoginUrl = () => kept(loginUrlKey)

function keep(key, text) {
  try {
    if (text === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {}
}

function kept(key) {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}
