import { raw } from 'hono/html'
import type { Launchpad } from '../state/tenant'

/** The drawing of an application, to stand inline in a page. */
export function launchpadIcon(icon: Launchpad['icon']) {
  return raw(
    `<svg class="app-icon" viewBox="0 0 96 96" aria-hidden="true" focusable="false">${drawings[icon]}</svg>`,
  )
}

/** A small line drawing in the colour of the text around it. */
export function glyph(name: keyof typeof glyphs) {
  return raw(
    `<svg class="glyph ${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${glyphs[name]}</svg>`,
  )
}

const glyphs = {
  chevron: '<path d="m6 9 6 6 6-6"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
  close: '<path d="M6 6l12 12M18 6 6 18"/>',
  lock: '<rect x="5" y="11" width="14" height="9" rx="2.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
  'log-out': '<path d="M14 4H7a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h7M11 12h9M17 9l3 3-3 3"/>',
  power: '<path d="M12 4v8"/><path d="M7.5 7a7 7 0 1 0 9 0"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20a7.5 7.5 0 0 1 15 0"/>',
  play: '<path d="M8 5.5v13l10.5-6.5z"/>',
  terminal: '<rect x="3.5" y="5" width="17" height="14" rx="2.5"/><path d="m7.5 9.5 3 2.5-3 2.5M13 15h3.5"/>',
  unplug: '<path d="m4 20 4-4M16 8l4-4M9 11l-2 2a3.5 3.5 0 0 0 5 5l2-2zM15 13l2-2a3.5 3.5 0 0 0-5-5l-2 2z"/>',
}

const drawings: Record<Launchpad['icon'], string> = {
  'mechanical-design': `
<defs><linearGradient id="icon-cad" x1="0" y1="0" x2="1" y2="1"><stop stop-color="#5b7cff"/><stop offset="1" stop-color="#2b2fb8"/></linearGradient></defs>
<rect width="96" height="96" rx="22" fill="url(#icon-cad)"/>
<path d="M48 0v96M0 24l96 52M96 24L0 76M0 50l48-26 48 26-48 26z" fill="none" stroke="#fff" stroke-opacity=".12"/>
<g transform="translate(10.5 12) scale(.78)" stroke="#1d2080" stroke-width="1.2" stroke-linejoin="round">
<path fill="#e9edff" d="M56 41 83.1 56.6 48 76.8 20.9 61.2z"/>
<path fill="#7f93f5" d="M83.1 64.9 48 85.1v-8.3l35.1-20.2z"/>
<path fill="#a9b8ff" d="M12.9 64.9 48 85.1v-8.3L20.9 61.2V32.7l-8-4.6z"/>
<path fill="#c9d3ff" d="M56 41 20.9 61.2V32.7L56 12.4z"/>
<path fill="#fff" d="m48 7.8 8 4.6-35.1 20.3-8-4.6z"/>
<ellipse cx="52.8" cy="59.4" rx="9" ry="5.2" fill="#2b2fb8"/>
<path fill="#7f93f5" stroke="none" d="M44.6 61.3a9 5.2 0 0 0 16.4 0 9 5.2 0 0 1-16.4 0z"/>
<path fill="#3a41cf" d="M31.3 39.6C31.3 32 37 26.2 41.6 26.2s4 9.4 0 14.9-10.3 4.8-10.3-1.5z"/>
</g>`,
  maps: `
<defs><linearGradient id="icon-maps" x1="0" y1="0" x2="1" y2="1"><stop stop-color="#23c4a8"/><stop offset="1" stop-color="#0a5f7a"/></linearGradient></defs>
<rect width="96" height="96" rx="22" fill="url(#icon-maps)"/>
<circle cx="45" cy="53" r="29" fill="#eafff9"/>
<g fill="none" stroke="#0e7f86" stroke-width="2.2" stroke-linecap="round">
<ellipse cx="45" cy="53" rx="12.5" ry="29"/><path d="M45 24v58M16 53h58M20.5 38.5h49M20.5 67.5h49"/>
<circle cx="45" cy="53" r="29"/></g>
<path d="M66 13c9.4 0 16 7 16 15.6C82 40 66 55 66 55S50 40 50 28.6C50 20 56.6 13 66 13z" fill="#ff7a59" stroke="#fff" stroke-width="3" stroke-linejoin="round"/>
<circle cx="66" cy="28.5" r="6" fill="#fff"/>`,
  ledger: `
<defs><linearGradient id="icon-ledger" x1="0" y1="0" x2="1" y2="1"><stop stop-color="#f7b733"/><stop offset="1" stop-color="#d2472c"/></linearGradient></defs>
<rect width="96" height="96" rx="22" fill="url(#icon-ledger)"/>
<path d="M27 15h42a5 5 0 0 1 5 5v61l-6.5-4.5L61 81l-6.5-4.5L48 81l-6.5-4.5L35 81l-6.5-4.5L22 81V20a5 5 0 0 1 5-5z" fill="#fffaf1"/>
<path d="M31 27h18M31 35h12" stroke="#b9532f" stroke-width="3.5" stroke-linecap="round"/>
<path d="M58 27h7M58 35h7" stroke="#e0a76f" stroke-width="3.5" stroke-linecap="round"/>
<rect x="31" y="54" width="8" height="13" rx="2" fill="#f2b45a"/><rect x="44" y="47" width="8" height="20" rx="2" fill="#e9863f"/><rect x="57" y="42" width="8" height="25" rx="2" fill="#c8472c"/>`,
}
