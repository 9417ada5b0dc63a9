import { html } from 'hono/html'
import { consolePage } from '../console/console-page'
import { pageHead } from '../console/page-head'
import { paths } from '../console/paths'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Mail } from './create-mailbox'
import { splitAtLinks } from './find-links'
import { moment } from './moment'

const viewNames = { text: 'Text', html: 'HTML', source: 'Source' }
export type MailView = keyof typeof viewNames

/** What was asked for, if the mail has it; otherwise the first part a reader can read. */
export function parseMailView(mail: Mail, wanted: string | undefined): MailView {
  const views = viewsOf(mail)
  return views.find((view) => view === wanted) ?? views[0] ?? 'source'
}

/** One mail: its parts, what it says of itself, and what the sender told the server. */
export function mailPage(state: EmulatorState, mail: Mail, view: MailView): Markup {
  const subject = mail.subject || 'No subject'
  return consolePage(state, {
    title: `${subject} · Mailbox`,
    here: { link: paths.mailbox },
    stylesheet: '/assets/mailbox.css',
    main: html`${pageHead({ crumbs: [{ name: 'All mails', href: paths.mailbox }], title: subject })}
      <dl class="ids mail-facts">
        ${fact('From', mail.from || 'not said')} ${fact('To', mail.to || 'not said')}
        <div>
          <dt>Arrived</dt>
          <dd>${moment(mail.at)}</dd>
        </div>
      </dl>
      <section class="panel" aria-label="The mail">
        <nav class="views" aria-label="Parts of the mail">
          ${viewsOf(mail).map(
            (each) =>
              html`<a
                href="/mailbox/${mail.id}?view=${each}"
                ${each === view ? html`aria-current="page"` : ''}
                >${viewNames[each]}</a
              >`,
          )}
        </nav>
        ${content(mail, view)}
      </section>
      <section class="panel" aria-labelledby="envelope">
        <h2 id="envelope">Envelope</h2>
        <dl class="ids mail-facts">
          ${fact('MAIL FROM', mail.envelope.from || 'nobody (a bounce)')}
          ${mail.envelope.to.map((address) => fact('RCPT TO', address))}
        </dl>
      </section>
      <section class="panel" aria-labelledby="headers">
        <h2 id="headers">Headers</h2>
        <dl class="ids mail-facts">
          ${Object.entries(mail.headers).map(([name, value]) => fact(name, value))}
        </dl>
      </section>`,
  })
}

function viewsOf(mail: Mail): MailView[] {
  return [
    ...(mail.text.trim() === '' ? [] : ['text' as const]),
    ...(mail.html === null ? [] : ['html' as const]),
    'source',
  ]
}

function content(mail: Mail, view: MailView): Markup {
  switch (view) {
    case 'text':
      return html`<div class="mail-text">${splitAtLinks(mail.text).map(part)}</div>`
    case 'html':
      return html`<iframe
        class="mail-html"
        src="/mailbox/${mail.id}/html"
        title="The mail as HTML"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerpolicy="no-referrer"
      ></iframe>`
    case 'source':
      return html`<pre class="code mail-source" tabindex="0" role="region" aria-label="Source of the mail">
${mail.source}</pre>`
  }
}

function part(found: ReturnType<typeof splitAtLinks>[number]): Markup | string {
  if (found.kind === 'text') return found.text
  return html`<a href="${found.url}" target="_blank" rel="noreferrer">${found.url}</a>`
}

function fact(name: string, value: string): Markup {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`
}
