/** The open points that no call can settle: what to look at in Frame, and what to set then. */
export const askYourself: { subject: string; how: string }[] = [
  {
    subject: 'return parameter',
    how: 'Open a trial, wait 15 minutes, choose "Log back in": the address of the portal names it. Set FRAME_RETURN_PARAM if it is none of return_url, returnUrl, redirect_url, redirect_uri, return_to, next, location.',
  },
  {
    subject: 'token durations',
    how: 'Read the choices of "Token Duration" in the form of the SAT provider; take one that is not longer than trialMinutes.',
  },
  {
    subject: 'launch links',
    how: 'Copy one from Launchpad, Advanced Integrations, and use it whole as launchUrl; the portal only adds the token.',
  },
  {
    subject: 'logout after inactivity',
    how: 'After "Leave", see in the Session Trail whether the session has ended; the portal counts a trial until trialMinutes either way.',
  },
]
