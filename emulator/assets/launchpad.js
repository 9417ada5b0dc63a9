// The Launchpad in the browser: takes the token from behind the #, signs in with it, shows what it opens.

const main = document.querySelector('main')
const title = main.dataset.title
const base = location.pathname
const storageKey = `frame-emulator-token ${base}`
let countdown

const reasons = {
  missing: [
    'Your link has no token, so it was not accepted.',
    'Go back to the site that offers the trial and start it there.',
  ],
  refused: [
    'Your token was not accepted.',
    'It may have expired, or it belongs to another place. Ask the site that sent you here for a new link.',
  ],
  ended: ['Your access has ended.', 'Ask the site that sent you here for a new link.'],
  declined: [
    'You did not accept the terms of use.',
    'Without them this Launchpad stays closed. Reload the page to read them again.',
  ],
  offline: ['The Launchpad could not be reached.', 'Check your connection, then try again.'],
}

// A new link opened in this same tab changes only the fragment, which does not load the page again.
addEventListener('hashchange', () => {
  if (location.hash.includes('token=')) open()
})
open()

async function open() {
  const token = takeToken()
  if (!token) return showRefused('missing')
  const visit = await ask('sign-in', token)
  if (typeof visit === 'string') return showRefused(visit)
  if (visit.mustAcceptTerms) showTerms(token)
  else showSignedIn(visit)
}

/** The token of the link, out of the address bar at once; after a reload the one this tab opened with. */
function takeToken() {
  const fragment = new URLSearchParams(location.hash.slice(1))
  if (!fragment.has('token')) return kept()
  const token = fragment.get('token')
  fragment.delete('token')
  const rest = fragment.toString()
  history.replaceState(null, '', location.pathname + location.search + (rest ? `#${rest}` : ''))
  keep(token)
  return token
}

/** The visit, or the reason there is none. */
async function ask(what, token) {
  try {
    const reply = await fetch(`${base}/${what}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    })
    if (reply.ok) return await reply.json()
    if (reply.status !== 401) return 'offline'
    keep(null)
    return 'refused'
  } catch {
    // A token with characters no header can carry never reaches the network.
    return /^[\x21-\x7e]+$/.test(token) ? 'offline' : 'refused'
  }
}

function showSignedIn({ person, assertions, secondsLeft }) {
  const view = take('signed-in')
  slot(view, 'name').textContent = person.name
  slot(view, 'email').textContent = person.email
  slot(view, 'assertions').append(assertionsTable(assertions))
  countDown(slot(view, 'time-left'), secondsLeft)
  show(view, title)
  showVisitor(person)
}

function showTerms(token) {
  const view = take('terms')
  const dialog = view.querySelector('dialog')
  const problem = slot(view, 'problem')
  view.querySelector('[data-action=accept]').addEventListener('click', async () => {
    const visit = await ask('accept-terms', token)
    if (visit === 'offline') {
      problem.textContent = reasons.offline.join(' ')
      problem.hidden = false
    } else if (typeof visit === 'string') showRefused(visit)
    else showSignedIn(visit)
  })
  const decline = () => showRefused('declined')
  view.querySelector('[data-action=decline]').addEventListener('click', decline)
  dialog.addEventListener('cancel', decline)
  show(view, `Terms of use · ${title}`)
  dialog.showModal()
  dialog.querySelector('h2').focus()
}

function showRefused(reason) {
  const view = take('refused')
  const [text, advice] = reasons[reason]
  slot(view, 'reason').textContent = text
  slot(view, 'advice').textContent = advice
  const retry = view.querySelector('[data-action=retry]')
  retry.hidden = reason !== 'offline'
  retry.addEventListener('click', open)
  show(view, `Sign in · ${title}`)
}

/** Values are text, whatever they contain: never HTML. */
function assertionsTable(assertions) {
  const entries = Object.entries(assertions)
  if (entries.length === 0) return element('p', 'No assertions came with this token.')
  const table = element('table')
  // Said aloud because narrow screens lay the rows out as blocks, and browsers then forget that it is a table.
  table.setAttribute('role', 'table')
  const head = withRole(table.createTHead().insertRow(), 'row')
  for (const text of ['Key', 'Value']) {
    const cell = withRole(element('th', text), 'columnheader')
    cell.scope = 'col'
    head.append(cell)
  }
  const body = table.createTBody()
  for (const [key, value] of entries) {
    const row = withRole(body.insertRow(), 'row')
    const name = withRole(element('th', key), 'rowheader')
    name.scope = 'row'
    row.append(name, valueCell(value, key))
  }
  table.setAttribute('aria-labelledby', 'profile')
  return table
}

function valueCell(value, key) {
  const cell = withRole(element('td'), 'cell')
  const nested = typeof value === 'object' && value !== null
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, nested ? 2 : 0)
  const box = element(nested ? 'pre' : 'div', text)
  if (text.length > 400) {
    box.className = 'long'
    box.tabIndex = 0
    box.setAttribute('role', 'region')
    box.setAttribute('aria-label', `Value of ${key}`)
  }
  cell.append(box)
  return cell
}

function countDown(place, secondsLeft) {
  const endsAt = performance.now() + secondsLeft * 1000
  const tick = () => {
    const left = Math.round((endsAt - performance.now()) / 1000)
    if (left <= 0) {
      keep(null)
      return showRefused('ended')
    }
    place.textContent = describeDuration(left)
  }
  tick()
  countdown = setInterval(tick, 1000)
}

function describeDuration(seconds) {
  const minutes = Math.floor(seconds / 60)
  if (minutes < 1) return `${seconds} s`
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ${minutes % 60} min`
  return `${Math.floor(hours / 24)} days`
}

function show(view, newTitle) {
  hideVisitor()
  document.title = newTitle
  main.replaceChildren(view)
  main.querySelector('h1')?.focus()
}

function showVisitor({ name }) {
  slot(document, 'visitor-name').textContent = name
  const words = name.split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '')
  slot(document, 'initials').textContent = letters.join('').toUpperCase()
  slot(document, 'visitor').hidden = false
}

function hideVisitor() {
  clearInterval(countdown)
  slot(document, 'visitor').hidden = true
}

function take(name) {
  return document.getElementById(`view-${name}`).content.cloneNode(true)
}

function slot(root, name) {
  return root.querySelector(`[data-slot="${name}"]`)
}

function withRole(made, role) {
  made.setAttribute('role', role)
  return made
}

function element(name, text) {
  const made = document.createElement(name)
  if (text !== undefined) made.textContent = text
  return made
}

// Storage can be switched off; then a reload simply asks to sign in again.
function keep(token) {
  try {
    if (token) sessionStorage.setItem(storageKey, token)
    else sessionStorage.removeItem(storageKey)
  } catch {}
}

function kept() {
  try {
    return sessionStorage.getItem(storageKey)
  } catch {
    return null
  }
}
