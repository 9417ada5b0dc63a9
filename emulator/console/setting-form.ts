import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { Settings } from '../state/settings'
import { paths } from './paths'

export type SettingName = keyof Settings

/** What came of the change that led to this page. */
export type SettingOutcome =
  { kind: 'saved'; name: string } | { kind: 'refused'; name: string; typed: string; message: string }

const labels: Record<SettingName, string> = {
  timestampWindowSeconds: 'Seconds a timestamp may be off',
  rolesCoverDescendants: 'API roles reach down to what is below their scope',
  acceptsUpperCaseSignatures: 'Accept signatures in upper-case hex',
  mintStatus: 'Status of the answer with a token',
  missingRoleStatus: 'Status without the role',
  absentProviderStatus: 'Status without the provider',
  malformedBodyStatus: 'Status for a body that is no JSON',
  invalidBodyStatus: 'Status for a field that is not what it should be',
  anonymousEmailDomain: 'Domain of made-up addresses',
  sessionAssertionsPath: 'Path of the assertions in a session',
  returnParameter: 'Parameter that carries the way back (empty: none)',
  idleMinutes: 'Minutes of inactivity until logout',
  idleLogoutInvalidatesToken: 'Inactivity makes the token void',
  idleLogoutClosesSession: 'Inactivity closes the session',
  poolMinimum: 'Machines there always are',
  poolBuffer: 'Machines kept ready',
  poolMaximum: 'Machines at most',
  bootSeconds: 'Seconds a machine boots',
  connectSeconds: 'Seconds until the desktop',
  disconnectMinutes: 'Minutes a disconnected session waits',
  maximumSessionMinutes: 'Minutes a session lasts at most',
  userInactivityMinutes: 'Minutes of userInactivityTimeoutMinutes',
}

export function isSettingName(text: string): text is SettingName {
  return Object.hasOwn(labels, text)
}

/** What is typed, as the kind of value that the setting has now. */
export function readSetting(present: Settings[SettingName], typed: string): unknown {
  if (typeof present === 'boolean') return typed === 'yes'
  if (typeof present === 'number') return /^\d{1,9}(\.\d{1,6})?$/.test(typed) ? Number(typed) : typed
  return typed === '' ? null : typed
}

/** One setting with its present value, to be changed in place. */
export function settingForm(settings: Settings, name: SettingName, outcome: SettingOutcome | null): Markup {
  const present = settings[name]
  const own = outcome?.name === name ? outcome : null
  return html`<form class="setting" id="${name}" method="post" action="${paths.setting(name)}">
    <label for="value-${name}">${labels[name]}</label>
    ${typeof present === 'boolean' ? yesOrNo(name, present) : input(name, present, own)}
    <button class="button secondary" type="submit" aria-label="Save: ${labels[name]}">Save</button>
    ${own?.kind === 'refused' ? html`<p class="problem" id="problem-${name}">${own.message}</p>` : ''}
    ${own?.kind === 'saved' ? html`<p class="saved" role="status">Saved. It counts from now on.</p>` : ''}
  </form>`
}

function yesOrNo(name: SettingName, present: boolean): Markup {
  return html`<select id="value-${name}" name="value" autocomplete="off">
    <option value="yes" ${present ? 'selected' : ''}>yes</option>
    <option value="no" ${present ? '' : 'selected'}>no</option>
  </select>`
}

function input(name: SettingName, present: string | number | null, own: SettingOutcome | null): Markup {
  const mistake = own?.kind === 'refused' ? own : null
  return html`<input
    id="value-${name}"
    name="value"
    value="${mistake?.typed ?? present ?? ''}"
    autocomplete="off"
    spellcheck="false"
    ${mistake ? html`aria-invalid="true" aria-describedby="problem-${name}" autofocus` : ''}
  />`
}
