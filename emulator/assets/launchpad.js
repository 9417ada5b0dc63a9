// The Launchpad in the browser: takes the token from behind the #, signs in with it, shows what it opens, and watches
// until the visit ends.

import { assertionsTable } from './launchpad/assertions-table.js'
import { action, fill, fillPerson, slot, take } from './launchpad/dom.js'
import { describeDuration } from './launchpad/in-words.js'
import { runVisit } from './launchpad/run-visit.js'
import { createUserMenu } from './launchpad/user-menu.js'

const main = document.querySelector('main')
const alive = ['init', 'reserved', 'open']

const menu = createUserMenu({ onProfile: openProfile, onLogOut: () => logOut() })
const { show, watch, logOut } = runVisit({ onSignedIn: showSignedIn, onLeft: () => menu.hide() })

function showSignedIn(visit) {
  // The preference is about arriving: whoever comes back from a session wants to see the Launchpad.
  if (visit.autoLaunch && visit.from === 'link') return launch(visit)
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
  action(view, 'launch').addEventListener('click', () => launch(visit))
  show(view)
  menu.show(visit.person)
  watch(({ leftMs, pulse }) => {
    showTimeLeft(main, leftMs)
    if (pulse) showRunning(pulse.session)
  })
}

/** Straight on, with the token where it came from: behind the #. */
function launch({ token }) {
  const address = new URL(`${location.pathname}/session${location.search}`, location.origin)
  address.hash = `token=${encodeURIComponent(token)}`
  location.assign(address.href)
}

function showRunning(session) {
  const runs = session !== null && alive.includes(session.state)
  fill(main, 'launch-word', runs ? 'Resume' : 'Start')
  const note = slot(main, 'launch-note')
  note.hidden = !runs
  if (runs) note.textContent = `Your session is ${session.state.toUpperCase()} and waits for you.`
}

function openProfile() {
  const profile = slot(main, 'profile')
  profile.showModal()
  profile.querySelector('h2').focus()
}

function showTimeLeft(root, leftMs) {
  fill(root, 'time-left', describeDuration(Math.round(leftMs / 1000)))
}
