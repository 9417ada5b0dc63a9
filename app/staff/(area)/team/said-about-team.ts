/** What came of a decision, by its word in the address. */
export const saidAboutTeam: Record<string, string> = {
  role: 'The role is changed. It counts from the next click on.',
  deactivate: 'The account is deactivated, and signed out everywhere.',
  activate: 'The account is active again.',
  withdrawn: 'The invitation is withdrawn. Its link does not work any more.',
  'sessions-ended': 'Signed out. The next click there leads to the sign-in.',
  unchanged: 'It was so already.',
  'no-session': 'There was no session left to end.',
  'not-invited': 'Nothing was changed: meanwhile the invitation was accepted or withdrawn.',
  unknown: 'Nothing was changed: this person is not on the staff any more.',
  yourself: 'Nobody changes their own role. Ask another administrator.',
  'demo-person': 'Nothing was changed: this person belongs to the demo.',
  'last-admin': 'Nothing was changed: this is the last administrator. Make somebody else one first.',
  'lost-role': 'Nothing was changed: meanwhile you are no administrator any more.',
  invalid: 'Nothing was changed: the form could not be read. Reload the page and try again.',
}
