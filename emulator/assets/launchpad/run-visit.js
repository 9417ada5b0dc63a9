import { ask, readPulse } from './ask.js'
import { action, fill, slot, take } from './dom.js'
import { inWords } from './in-words.js'
import { logBackInAddress } from './log-back-in.js'
import { keepLoginUrl, keepToken, keptLoginUrl } from './tab-memory.js'
import { takeToken } from './take-token.js'
import { watchVisit } from './watch-visit.js'

const main = document.querySelector('main')
const title = main.dataset.title
const ownLoggedOutPage = '/logged-out'

const reasons = {
  missing: [
    'Your link has no token, so it was not accepted.',
    'Go back to the site that offers the trial and start it there.',
  ],
  refused: [
    'Your token was not accepted.',
    'It may have expired, or it belongs to another place. Ask the site that sent you here for a new link.',
  ],
  ended: ['', 'Ask the site that sent you here for a new link.'],
  declined: [
    'You did not accept the terms of use.',
    'Without them this Launchpad stays closed. Reload the page to read them again.',
  ],
  offline: ['The Launchpad could not be reached.', 'Check your connection, then try again.'],
}

/**
 * A visit from its token to its end, the same for a Launchpad and a session: signs in, asks for the terms, watches, and
 * says goodbye. `onSignedIn` shows what the visit is about, `onLeft` puts it away.
 */
export function runVisit({ onSignedIn, onLeft }) {
  let visit = null
  let stopWatching = () => {}

  // A new link opened in this same tab changes only the fragment, which does not load the page again.
  addEventListener('hashchange', () => {
    if (location.hash.includes('token=')) open()
  })
  // Back after a logout: the browser may bring the page back as it was left.
  addEventListener('pageshow', (event) => {
    if (event.persisted) open()
  })
  open()

  return { show, watch, logOut, lose }

  async function open() {
    const { token, from } = takeToken()
    if (!token) return from === 'tab' && keptLoginUrl() !== null ? showEnded() : showRefused('missing')
    const answer = await ask('sign-in', token)
    if (answer === 'refused' && from === 'tab') return showEnded()
    if (typeof answer === 'string') return showRefused(answer)
    enter({ ...answer, token, from })
  }

  function enter(newVisit) {
    visit = newVisit
    keepLoginUrl(visit.loginUrl ?? '')
    if (visit.mustAcceptTerms) return showTerms()
    leave()
    onSignedIn(visit)
  }

  /** Shows a view of the visit, which goes on. */
  function show(view, newTitle = title) {
    document.title = newTitle
    main.replaceChildren(view)
    main.querySelector('h1')?.focus()
  }

  /** Tells `onBeat` about every second of the visit, until it is left. */
  function watch(onBeat) {
    stopWatching()
    stopWatching = watchVisit(visit, { onBeat, onIdle: logOutIdle, onEnded: showEnded })
  }

  function leave() {
    stopWatching()
    onLeft()
  }

  function showLast(view, newTitle) {
    leave()
    show(view, newTitle)
  }

  async function logOut() {
    const { token, logoutUrl } = visit
    showLast(take('leaving'), title)
    // Not left before the token is void: the page behind the logout URL may count on it.
    if ((await ask('log-out', token)) === 'offline') return showRefused('offline')
    keepToken(null)
    location.assign(logoutUrl ?? ownLoggedOutPage)
  }

  async function logOutIdle({ idleMs, returnParameter }) {
    const { token, loginUrl, logoutUrl } = visit
    keepToken(null)
    await ask('log-out-idle', token)
    // Meanwhile a new link may have been opened in this tab.
    if (visit.token !== token) return
    const view = take('idle')
    const dialog = slot(view, 'idle')
    fill(view, 'idle-time', inWords(idleMs))
    slot(view, 'log-back-in').href = logBackInAddress(loginUrl, returnParameter)
    slot(view, 'leave').href = logoutUrl ?? ownLoggedOutPage
    showLast(view, `Logged out · ${title}`)
    keepOpen(dialog)
    dialog.querySelector('h2').focus()
  }

  async function showEnded() {
    keepToken(null)
    const loginUrl = keptLoginUrl()
    const pulse = await readPulse(null)
    if (!pulse) return showRefused('offline')
    showRefused('ended')
    document.title = `Your session has ended · ${title}`
    fill(main, 'heading', 'Your session has ended')
    if (!loginUrl) return
    fill(main, 'advice', 'Log back in to carry on where you left off.')
    const link = slot(main, 'log-back-in')
    link.href = logBackInAddress(loginUrl, pulse.returnParameter)
    link.hidden = false
  }

  function showTerms() {
    const view = take('terms')
    const dialog = view.querySelector('dialog')
    const problem = slot(view, 'problem')
    action(view, 'accept').addEventListener('click', async () => {
      const answer = await ask('accept-terms', visit.token)
      if (answer === 'offline') {
        problem.textContent = reasons.offline.join(' ')
        problem.hidden = false
      } else if (typeof answer === 'string') showEnded()
      else enter({ ...visit, ...answer })
    })
    const decline = () => showRefused('declined')
    action(view, 'decline').addEventListener('click', decline)
    dialog.addEventListener('cancel', decline)
    showLast(view, `Terms of use · ${title}`)
    dialog.showModal()
    dialog.querySelector('h2').focus()
  }

  /** What a call of the visit answered instead of what was asked for. */
  function lose(answer) {
    return answer === 'refused' ? showEnded() : showRefused(answer)
  }

  function showRefused(reason) {
    if (reason === 'refused') keepToken(null)
    const view = take('refused')
    const [text, advice] = reasons[reason]
    fill(view, 'heading', 'Sign in')
    fill(view, 'reason', text)
    slot(view, 'reason').hidden = !text
    fill(view, 'advice', advice)
    const retry = action(view, 'retry')
    retry.hidden = reason !== 'offline'
    retry.addEventListener('click', open)
    showLast(view, `Sign in · ${title}`)
  }
}

/** Browsers let Escape through sooner or later, whatever `cancel` says. */
function keepOpen(dialog) {
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') event.preventDefault()
  })
  dialog.addEventListener('cancel', (event) => event.preventDefault())
  dialog.addEventListener('close', () => dialog.isConnected && dialog.showModal())
  dialog.showModal()
}
