import { html } from 'hono/html'
import { type Markup, pageShell } from '../pages/page-shell'
import type { Launchpad, Tenant } from '../state/demo-tenant'
import { launchpadIcon } from './icons'

/** A skeleton without any person's data; assets/launchpad.js fills it once the token was accepted. */
export function launchpadPage(tenant: Tenant, launchpad: Launchpad): Markup {
  return pageShell({
    title: `${launchpad.name} · Launchpad`,
    script: '/assets/launchpad.js',
    headerEnd: html`<p class="visitor" data-slot="visitor" hidden>
      <span class="visitor-name"
        ><span class="visually-hidden">Signed in as </span><span data-slot="visitor-name"></span
      ></span>
      <span class="avatar" data-slot="initials" aria-hidden="true"></span>
    </p>`,
    main: html`
      <main data-title="${launchpad.name} · Launchpad">
        <div class="card centred" data-view="opening">
          <div class="spinner" aria-hidden="true"></div>
          <h1 class="quiet">Opening your Launchpad…</h1>
          <noscript><p>A Launchpad needs JavaScript: switch it on and open the link again.</p></noscript>
        </div>
      </main>
      <template id="view-signed-in">${signedIn(tenant, launchpad)}</template>
      <template id="view-terms">${terms(launchpad)}</template>
      <template id="view-refused">${refused()}</template>
    `,
  })
}

function signedIn(tenant: Tenant, launchpad: Launchpad): Markup {
  const { customer, organization, account } = tenant
  return html`
    <div class="hello">
      <ol class="trail" aria-label="Where you are">
        <li>${customer.name}</li>
        <li>${organization.name}</li>
        <li>${account.name}</li>
      </ol>
      <h1 tabindex="-1">Welcome, <span data-slot="name"></span></h1>
    </div>
    <section class="tile" aria-labelledby="application">
      <div class="tile-art">${launchpadIcon(launchpad.icon)}</div>
      <div class="tile-text">
        <p class="eyebrow">Available to you</p>
        <h2 id="application">${launchpad.name}</h2>
        <p class="lead">${launchpad.summary}</p>
        <dl class="facts">
          <div>
            <dt>Machine</dt>
            <dd>${launchpad.machineType}</dd>
          </div>
          <div>
            <dt>Region</dt>
            <dd>${account.name}</dd>
          </div>
          <div>
            <dt>Token valid for</dt>
            <dd data-slot="time-left"></dd>
          </div>
        </dl>
      </div>
    </section>
    <section class="card" aria-labelledby="profile">
      <p class="eyebrow">Profile <span aria-hidden="true">▸</span> Advanced</p>
      <h2 id="profile">Assertions</h2>
      <p class="muted">
        What the site that sent you here told Frame about this visit, as <span data-slot="email"></span>.
      </p>
      <div data-slot="assertions"></div>
    </section>
  `
}

function terms(launchpad: Launchpad): Markup {
  return html`
    <div class="card centred">
      ${launchpadIcon(launchpad.icon)}
      <h1>Before you start</h1>
      <p>${launchpad.name} opens once you have accepted the terms of use.</p>
    </div>
    <dialog aria-labelledby="terms-title">
      <h2 id="terms-title" tabindex="-1">Terms of use</h2>
      <p>
        You are about to use applications that run on machines of this service. Use them lawfully, keep what
        you see to yourself where it is confidential, and expect that machines are cleaned after each session.
      </p>
      <p class="muted">
        These are the emulator's own words. Frame shows its terms here, unless the metadata says
        <code>should_accept_tos: false</code>.
      </p>
      <p class="alert" role="alert" data-slot="problem" hidden></p>
      <div class="actions">
        <button class="button" type="button" data-action="accept">Accept</button>
        <button class="button secondary" type="button" data-action="decline">Decline</button>
      </div>
    </dialog>
  `
}

function refused(): Markup {
  return html`
    <div class="card centred narrow">
      <svg class="lock" viewBox="0 0 48 48" aria-hidden="true">
        <rect
          x="10"
          y="21"
          width="28"
          height="19"
          rx="5"
          fill="none"
          stroke="currentColor"
          stroke-width="3"
        />
        <path d="M16 21v-5a8 8 0 0 1 16 0v5" fill="none" stroke="currentColor" stroke-width="3" />
        <circle cx="24" cy="30.5" r="2.5" fill="currentColor" />
      </svg>
      <h1 tabindex="-1">Sign in</h1>
      <p class="alert" data-slot="reason"></p>
      <p class="muted" data-slot="advice"></p>
      <button class="button" type="button" data-action="retry" hidden>Try again</button>
    </div>
  `
}
