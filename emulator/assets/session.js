// A session in the browser: starts or resumes it, shows its boot and its desktop, and follows it until it is over.

import { ask } from './launchpad/ask.js'
import { action, fill, slot, take } from './launchpad/dom.js'
import { describeDuration } from './launchpad/in-words.js'
import { runVisit } from './launchpad/run-visit.js'
import { prepareDesktop } from './session/desktop.js'

const main = document.querySelector('main')
const { launchpad } = main.dataset
const quitsAndLogsOut = new URLSearchParams(location.search).get('qlo') === '1'

const endings = {
  quit: 'You quit it.',
  failed: 'The machine could not start it. This happens now and then, and the next attempt usually works.',
  'maximum duration': 'It reached the longest time that a session may last.',
  'disconnected too long': 'Nobody came back to it in time after the disconnect.',
  'closed by an administrator': 'An administrator closed it.',
  'its person was idle': 'Nothing happened in it for too long.',
}

let visit = null
/** What this page shows: 'boot', 'desktop', 'disconnected', 'over', 'pool-full', or nothing of a session. */
let shown = null
let sessionId = null
/** Since a button was pressed that leads out of the session. */
let isLeaving = false

const { show, watch, logOut, lose } = runVisit({
  onSignedIn(newVisit) {
    visit = newVisit
    watch(({ pulse, nowMs }) => follow(pulse?.session ?? null, nowMs))
    start()
  },
  onLeft() {
    shown = null
    sessionId = null
  },
})

// A tab that goes away leaves the session to the next one.
addEventListener('pagehide', () => {
  if (shown === 'boot' || shown === 'desktop') void ask('disconnect', visit.token, { keepalive: true })
})

async function start() {
  isLeaving = false
  const answer = await ask('start', visit.token)
  if (typeof answer === 'string') return lose(answer)
  if (answer.kind === 'pool-full') return showNotice('pool-full')
  sessionId = answer.session.id
  shown = null
  follow(answer.session, answer.nowMs)
}

/** Brings the page to where the session is. */
function follow(session, nowMs) {
  if (session === null || session.id !== sessionId) return
  const { state } = session
  if (state === 'closing' || state === 'closed' || state === 'failed') return showOver(session)
  if (shown === 'disconnected') return showTimeLeft(session, nowMs)
  // Another tab of the same person went away and took the connection with it.
  if (!session.connected && !isLeaving) void ask('start', visit.token)
  if (state === 'open') showDesktop(session, nowMs)
  else showBoot(session, nowMs)
  fill(main, 'state', state.toUpperCase())
  fill(main, 'session-id', session.id)
  fill(main, 'running', describeDuration(Math.round((nowMs - session.startedAtMs) / 1000)))
}

function showBoot(session, nowMs) {
  if (shown !== 'boot') {
    const view = take('boot')
    connectBar(view)
    show(view)
    shown = 'boot'
  }
  const { startedAtMs, openAtMs, state } = session
  slot(main, 'progress').value = Math.min(1, (nowMs - startedAtMs) / (openAtMs - startedAtMs))
  const leftSeconds = Math.max(1, Math.ceil((openAtMs - nowMs) / 1000))
  fill(
    main,
    'boot-text',
    leftSeconds > 15
      ? `No machine was ready, so one boots for you. About ${describeDuration(leftSeconds)} to go.`
      : `A few seconds to go.`,
  )
  for (const step of main.querySelectorAll('[data-step]'))
    if (step.dataset.step === state) step.setAttribute('aria-current', 'step')
    else step.removeAttribute('aria-current')
}

function showDesktop(session, nowMs) {
  if (shown !== 'desktop') {
    const view = take('desktop')
    connectBar(view)
    fill(view, 'name', visit.person.name || visit.person.email)
    prepareDesktop(view, { askToken: async () => (await ask('session-token', visit.token)).token ?? null })
    show(view)
    shown = 'desktop'
  }
  const clock = slot(main, 'clock')
  clock.dateTime = new Date(nowMs).toISOString()
  clock.textContent = new Date(nowMs).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
}

function connectBar(view) {
  action(view, 'disconnect').addEventListener('click', disconnect)
  action(view, 'quit').addEventListener('click', quit)
}

async function disconnect() {
  isLeaving = true
  const answer = await ask('disconnect', visit.token)
  if (typeof answer === 'string') return lose(answer)
  if (launchpad) return location.assign(launchpad + location.search)
  const view = take('disconnected')
  action(view, 'resume').addEventListener('click', start)
  action(view, 'quit').addEventListener('click', quit)
  show(view)
  shown = 'disconnected'
  showTimeLeft(answer.session, answer.nowMs)
}

async function quit() {
  isLeaving = true
  const answer = await ask('quit', visit.token)
  if (typeof answer === 'string') return lose(answer)
  if (quitsAndLogsOut) return logOut()
  if (launchpad) return location.assign(launchpad + location.search)
  showOver(answer.session)
}

function showOver({ state, endReason }) {
  if (shown === 'over') return
  const view = showNotice('over')
  fill(view, 'heading', state === 'failed' ? 'Your session could not start' : 'Your session is closed')
  fill(view, 'reason', endings[endReason] ?? '')
}

/** A view with one way on, and the way back where the page came from a Launchpad. */
function showNotice(name) {
  const view = take(name)
  action(view, 'start').addEventListener('click', start)
  const back = slot(view, 'back')
  back.hidden = !launchpad
  if (launchpad) back.href = launchpad + location.search
  show(view)
  shown = name
  return main
}

function showTimeLeft({ endsAtMs }, nowMs) {
  fill(main, 'time-left', describeDuration(Math.max(0, Math.round((endsAtMs - nowMs) / 1000))))
}
