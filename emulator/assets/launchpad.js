// The Launchpad in the browser: takes the token from behind the #, signs in with it, shows what it opens, and watches
// until the visit ends.

import { ask, readPulse } from './launchpad/ask.js'
import { assertionsTable } from './launchpad/assertions-table.js'
import { action, fill, fillPerson, slot, take } from './launchpad/dom.js'
import { logBackInAddress } from './launchpad/log-back-in.js'
import { keepLoginUrl, keepToken, keptLoginUrl } from './launchpad/tab-memory.js'
import { takeToken } from './launchpad/take-token.js'
import { createUserMenu } from './launchpad/user-menu.js'
import { watchVisit } from './launchpad/watch-visit.js'

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

let visit = null
let stopWatching = () => {}
const menu = createUserMenu({ onProfile: openProfile, onLogOut: logOut })

// A new link opened in this same tab changes only the fragment, which does not load the page again.
addEventListener('hashchange', () => {
  if (location.hash.includes('token=')) open()
})
// Back after a logout: the browser may bring the page back as it was left.
addEventListener('pageshow', (event) => {
  if (event.persisted) open()
})
open()

async function open() {
  const { token, from } = takeToken()
  if (!token) return from === 'tab' && keptLoginUrl() !== null ? showEnded() : showRefused('missing')
  const answer = await ask('sign-in', token)
  if (answer === 'refused' && from === 'tab') return showEnded()
  if (typeof answer === 'string') return showRefused(answer)
  enter({ ...answer, token })
}

function enter(newVisit) {
  visit = newVisit
  keepLoginUrl(visit.loginUrl ?? '')
  if (visit.mustAcceptTerms) showTerms()
  else showSignedIn()
}

function showSignedIn() {
  const view = take('signed-in')
  fillPerson(view, visit.person)
  slot(view, 'assertions').append(assertionsTable(visit.assertions, 'assertions-title'))
  showTimeLeft(view, visit.expiresAtMs - visit.nowMs)
  const profile = slot(view, 'profile')
  action(view, 'close').addEventListener('click', () => profile.close())
  action(view, 'advanced').addEventListener('click', ({ currentTarget: button }) => {
    const panel = slot(profile, 'advanced')
    panel.hidden = !panel.hidden
    button.setAttribute('aria-expanded', String(!panel.hidden))
  })
  show(view, title)
  menu.show(visit.person)
  stopWatching = watchVisit(visit, {
    onTime: (leftMs) => showTimeLeft(main, leftMs),
    onIdle: logOutIdle,
    onEnded: showEnded,
  })
}

function openProfile() {
  const profile = slot(main, 'profile')
  profile.showModal()
  profile.querySelector('h2').focus()
}

async function logOut() {
  const { token, logoutUrl } = visit
  show(take('leaving'), title)
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
  show(view, `Logged out · ${title}`)
  keepOpen(dialog)
  dialog.querySelector('h2').focus()
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
    else enter({ ...answer, token: visit.token })
  })
  const decline = () => showRefused('declined')
  action(view, 'decline').addEventListener('click', decline)
  dialog.addEventListener('cancel', decline)
  show(view, `Terms of use · ${title}`)
  dialog.showModal()
  dialog.querySelector('h2').focus()
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
  show(view, `Sign in · ${title}`)
}

function show(view, newTitle) {
  stopWatching()
  menu.hide()
  document.title = newTitle
  main.replaceChildren(view)
  main.querySelector('h1')?.focus()
}

function showTimeLeft(root, leftMs) {
  fill(root, 'time-left', describeDuration(Math.round(leftMs / 1000)))
}

function describeDuration(seconds) {
  const minutes = Math.floor(seconds / 60)
  if (minutes < 1) return `${seconds} s`
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ${minutes % 60} min`
  return `${Math.floor(hours / 24)} days`
}

/** 900 000 ms is "15 minutes". */
function inWords(ms) {
  const [unit, size] = ms < 60_000 ? ['second', 1000] : ['minute', 60_000]
  const format = new Intl.NumberFormat('en', {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  })
  return format.format(ms / size)
}
