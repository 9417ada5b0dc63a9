import { html } from 'hono/html'
import { consolePage } from '../console/console-page'
import { pageHead } from '../console/page-head'
import { paths } from '../console/paths'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Mail } from './create-mailbox'
import { moment } from './moment'

/** Everything that was mailed, the newest first. The script looks for more while the page is open. */
export function mailboxPage(state: EmulatorState): Markup {
  const mails = state.mailbox.list().toReversed()
  return consolePage(state, {
    title: 'Mailbox',
    here: { link: paths.mailbox },
    stylesheet: '/assets/mailbox.css',
    script: '/assets/mailbox.js',
    main: html`${pageHead({ title: 'Mailbox', lead: whereMailIsTaken(state.mailbox.smtpPort()) })}
      <div class="mailbox-bar">
        <p class="muted" id="mail-count" role="status">${countOf(mails.length)}</p>
        <form id="empty-mailbox" method="post" action="/mailbox/empty" ${mails.length === 0 ? 'hidden' : ''}>
          <button class="button secondary">Empty the mailbox</button>
        </form>
        <noscript><a class="link-button" href="/mailbox">Look for new mail</a></noscript>
      </div>
      <ul
        class="panel mails"
        id="mails"
        aria-label="Mails, newest first"
        ${mails.length === 0 ? 'hidden' : ''}
      >
        ${mails.map(row)}
      </ul>
      <div class="panel centred" id="no-mail" ${mails.length === 0 ? '' : 'hidden'}>
        <h2>No mail yet</h2>
        <p class="muted">As soon as somebody sends one, to any address at all, it appears here.</p>
      </div>`,
  })
}

function row(mail: Mail): Markup {
  return html`<li data-mail="${mail.id}">
    <a href="/mailbox/${mail.id}">
      <span class="mail-to">${mail.envelope.to.join(', ')}</span>
      <span class="mail-subject">${mail.subject || 'No subject'}</span>
      ${moment(mail.at)}
    </a>
  </li>`
}

function whereMailIsTaken(smtpPort: number | null): Markup {
  return smtpPort === null
    ? html`This emulator was started without a mail server; <code>--smtp-port</code> gives it one.`
    : html`Mail sent to <code>smtp://127.0.0.1:${smtpPort}</code> stays here. Nothing is ever sent on to
        anybody.`
}

function countOf(mails: number): string {
  return mails === 1 ? '1 mail' : `${mails} mails`
}
