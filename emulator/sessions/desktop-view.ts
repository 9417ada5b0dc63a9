import { html } from 'hono/html'
import { glyph, launchpadIcon } from '../launchpad/icons'
import type { Markup } from '../pages/page-shell'
import type { Launchpad } from '../state/tenant'
import { applicationScene } from './application-scene'
import { sessionBar } from './session-bar'

/** A picture of the desktop that Frame would stream, and a terminal in it that really asks for the assertions. */
export function desktopView(launchpad: Launchpad, { assertionsPath }: { assertionsPath: string }): Markup {
  return html`
    ${sessionBar()}
    <section class="desktop" aria-labelledby="desktop-title">
      <h1 class="visually-hidden" id="desktop-title" tabindex="-1">${launchpad.name} is running</h1>
      <div class="windows">
        ${applicationWindow(launchpad)} ${terminalWindow(assertionsPath)}
        <p class="wallpaper-text">An emulated desktop: the real one runs at Frame.</p>
      </div>
      <div class="taskbar" role="group" aria-label="Taskbar">
        <span class="start-mark" aria-hidden="true"><i></i><i></i><i></i><i></i></span>
        <button class="task" type="button" aria-pressed="true" data-window="application">
          ${launchpadIcon(launchpad.icon)}<span>${launchpad.name}</span>
        </button>
        <button class="task" type="button" aria-pressed="true" data-window="terminal">
          ${glyph('terminal')}<span>Terminal</span>
        </button>
        <span class="task-end">
          <span class="task-person" data-slot="name"></span>
          <time class="task-clock" data-slot="clock"></time>
        </span>
      </div>
    </section>
  `
}

function applicationWindow({ name, icon }: Launchpad): Markup {
  const scene = applicationScene(icon)
  return html`
    <section class="window application" aria-labelledby="application-title" data-window="application">
      <div class="title-bar">
        ${launchpadIcon(icon)}
        <h2 id="application-title">${scene.document} – ${name}</h2>
        ${windowButtons()}
      </div>
      <p class="menu-bar" aria-hidden="true">${scene.menus.map((menu) => html`<span>${menu}</span>`)}</p>
      <div class="scene ${icon}">${scene.drawing}</div>
      <p class="status-bar"><span>${scene.status}</span><span class="emulated">Emulated</span></p>
    </section>
  `
}

function terminalWindow(assertionsPath: string): Markup {
  return html`
    <section class="window terminal" aria-labelledby="terminal-title" data-window="terminal">
      <div class="title-bar">
        ${glyph('terminal')}
        <h2 id="terminal-title">Windows PowerShell</h2>
        ${windowButtons()}
      </div>
      <div
        class="terminal-output"
        role="log"
        aria-label="Output of the terminal"
        tabindex="0"
        data-slot="output"
      ></div>
      <form class="terminal-input" data-slot="terminal" data-assertions-path="${assertionsPath}">
        <label for="command">PS&nbsp;C:\\&gt;<span class="visually-hidden"> Command</span></label>
        <input
          id="command"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="send"
        />
      </form>
      <p class="terminal-hints">
        <button type="button" data-action="suggest-assertions">Read my assertions</button>
        <button type="button" data-action="suggest-token">Show the token</button>
      </p>
    </section>
  `
}

/** As on any window, but a picture: the taskbar shows and hides. */
function windowButtons(): Markup {
  return html`<span class="window-buttons" aria-hidden="true"><i></i><i></i><i></i></span>`
}
