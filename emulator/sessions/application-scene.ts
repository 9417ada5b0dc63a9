import { raw } from 'hono/html'
import type { Launchpad } from '../state/tenant'

/** What stands in the window of an application: a still life of its trade. */
export function applicationScene(icon: Launchpad['icon']) {
  const { document, menus, status, drawing } = scenes[icon]
  return {
    document,
    menus,
    status,
    drawing: raw(
      `<svg viewBox="0 0 640 400" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">${drawing}</svg>`,
    ),
  }
}

const lines = (count: number, draw: (at: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')

const scenes = {
  'mechanical-design': {
    document: 'Bracket.asm',
    menus: ['File', 'Sketch', 'Part', 'Assembly', 'Simulate', 'View'],
    status: '214 × 96 × 118 mm · 0.42 kg · aluminium',
    drawing: `
<rect class="ground" width="640" height="400"/>
<g class="grid">${lines(17, (at) => `<path d="M${at * 40} 0V400"/>`)}${lines(11, (at) => `<path d="M0 ${at * 40}H640"/>`)}</g>
<g transform="translate(112 -8) scale(4.2)" class="part">
<path class="top" d="M56 41 83.1 56.6 48 76.8 20.9 61.2z"/><path class="right" d="M83.1 64.9 48 85.1v-8.3l35.1-20.2z"/>
<path class="left" d="M12.9 64.9 48 85.1v-8.3L20.9 61.2V32.7l-8-4.6z"/><path class="face" d="M56 41 20.9 61.2V32.7L56 12.4z"/>
<path class="top" d="m48 7.8 8 4.6-35.1 20.3-8-4.6z"/><ellipse class="hole" cx="52.8" cy="59.4" rx="9" ry="5.2"/>
<path class="hole" d="M31.3 39.6C31.3 32 37 26.2 41.6 26.2s4 9.4 0 14.9-10.3 4.8-10.3-1.5z"/></g>
<g class="measure"><path d="M150 292 310 384M484 262 330 350M148 112v152M140 112h16M140 264h16"/></g>
<g class="label"><text x="196" y="362">96.0</text><text x="420" y="330">118.0</text><text x="100" y="194">84.5</text></g>
<g class="axes" transform="translate(548 352)"><path class="x" d="M0 0 26 14"/><path class="y" d="M0 0-26 14"/><path class="z" d="M0 0V-30"/></g>`,
  },
  maps: {
    document: 'Fjord survey',
    menus: ['Project', 'Layers', 'Measure', 'Analyse', 'Print', 'View'],
    status: '59.91° N 10.74° E · 1 : 25 000',
    drawing: `
<rect class="land" width="640" height="400"/>
<path class="water" d="M0 250c70-30 110 18 170-6s74-92 150-96 96 66 170 54 96-62 150-70v268H0z"/>
<g class="contour">${lines(6, (at) => `<ellipse cx="470" cy="86" rx="${26 + at * 26}" ry="${12 + at * 15}" transform="rotate(-8 470 86)"/>`)}${lines(5, (at) => `<ellipse cx="130" cy="110" rx="${22 + at * 24}" ry="${14 + at * 15}" transform="rotate(14 130 110)"/>`)}</g>
<path class="road" d="M-10 60C90 90 150 60 230 110s120-70 200-40 120 80 220 60"/><path class="road" d="M228 108C250 60 300 20 320-10"/>
<g class="pin" transform="translate(300 92)"><path d="M0 52S-26 22-26 2a26 26 0 0 1 52 0c0 20-26 50-26 50z"/><circle r="9"/></g>
<g class="label"><text x="86" y="332">Inner fjord</text><text x="432" y="90">Storhaug 482</text><text x="92" y="114">Lia 316</text></g>`,
  },
  ledger: {
    document: 'Accounts 2026',
    menus: ['File', 'Journal', 'Invoices', 'Reports', 'Year end', 'View'],
    status: 'Period 11 · 1 284 entries · balanced',
    drawing: `
<rect class="ground" width="640" height="400"/>
<g class="bars">${lines(12, (at) => `<rect x="${40 + at * 30}" y="${150 - ((at * 37) % 90) - 20}" width="18" height="${((at * 37) % 90) + 20}" rx="4"/>`)}</g>
<path class="axis" d="M30 152H410"/>
<g class="figure"><text x="450" y="66" class="small">Result to date</text><text x="450" y="104" class="large">48 210</text><text x="450" y="136" class="small">+ 12 % on last year</text></g>
<g class="rows">${lines(7, (at) => `<path d="M30 ${190 + at * 30}H610"/>`)}</g>
<g class="label">${['Sales, domestic', 'Sales, abroad', 'Materials', 'Wages', 'Rent', 'Other'].map((name, at) => `<text x="38" y="${211 + at * 30}">${4000 + at * 410}  ${name}</text>`).join('')}
${['182 400', '96 120', '– 88 300', '– 104 900', '– 22 800', '– 14 310'].map((sum, at) => `<text x="602" y="${211 + at * 30}" text-anchor="end">${sum}</text>`).join('')}</g>`,
  },
}
