import { html } from 'hono/html'
import { z } from 'zod'
import type { Markup } from '../pages/page-shell'
import type { RecordedRequest } from '../requests/create-recorder'
import type { EmulatorState } from '../state/create-state'
import { consolePage } from './console-page'
import { pageHead } from './page-head'
import { paths } from './paths'
import { counted, moment } from './words'

/** Frame's API as it was called, the latest first. */
export function requestsPage(state: EmulatorState): Markup {
  const requests = state.recorder.list().toReversed()
  return consolePage(state, {
    title: 'Requests',
    here: { link: paths.requests },
    main: html`${pageHead({
        title: 'Requests',
        lead: html`The last 500 calls of Frame's API, secrets masked; the same as
          <a href="/__emulator/requests"><code>GET /__emulator/requests</code></a
          >.`,
      })}
      <section class="panel" aria-label="Requests">
        ${
          requests.length === 0
            ? html`<p class="empty">Nobody has called yet. Point a portal here, or try a Playground.</p>`
            : html`<p class="muted small">${counted(requests.length, 'request', 'requests')}</p>
                <ol class="rows request-rows">
                  ${requests.map(row)}
                </ol>`
        }
      </section>`,
  })
}

const Addressed = z.object({ email: z.string() })

function row({ id, at, method, path, status, body }: RecordedRequest): Markup {
  const addressed = Addressed.safeParse(body)
  return html`<li class="row">
    <p class="muted small">${moment(Date.parse(at))}</p>
    <p>${statusTag(status)}</p>
    <div class="path">
      <p>
        <span class="method ${method.toLowerCase()}">${method}</span>
        <a href="${paths.request(id)}"><code>${path}</code></a>
      </p>
      ${addressed.success ? html`<p class="muted small">${addressed.data.email}</p>` : ''}
    </div>
  </li>`
}

export function requestPage(
  state: EmulatorState,
  { id, at, method, path, status, headers, body }: RecordedRequest,
): Markup {
  return consolePage(state, {
    title: `Request ${id}`,
    here: { link: paths.requests },
    main: html`${pageHead({
        crumbs: [{ name: 'Requests', href: paths.requests }],
        title: `Request ${id}`,
        lead: html`${moment(Date.parse(at))} ${statusTag(status)}`,
      })}
      <section class="panel" aria-labelledby="line">
        <h2 id="line">${method}</h2>
        <p class="path"><code>${path}</code></p>
        <h3>Headers</h3>
        <dl class="ids">
          ${Object.entries(headers).map(
            ([name, value]) =>
              html`<div>
                <dt>${name}</dt>
                <dd><code>${value}</code></dd>
              </div>`,
          )}
        </dl>
        <h3>Body</h3>
        <pre class="code" tabindex="0" role="region" aria-label="Body">
${body === '' ? '(empty)' : typeof body === 'string' ? body : JSON.stringify(body, null, 2)}</pre>
      </section>`,
  })
}

function statusTag(status: number | null): Markup {
  if (status === null) return html`<span class="tag off">no answer</span>`
  return html`<span class="tag ${status < 400 ? 'on' : 'off'}">${status}</span>`
}
