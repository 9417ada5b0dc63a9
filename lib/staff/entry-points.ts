import type { Permission } from './permissions'

/** Why something can be opened by everybody. */
type Public = `public: ${string}`

/**
 * Every page, handler and action of this application, by its path in the build, with who may use it. A test takes the
 * list of them from the build: what is not declared here fails, and so does what does not behave as declared.
 */
export const entryPoints = {
  /** Staff pages; each begins with `requireStaff` of this permission. */
  pages: {
    '/staff': 'dashboard.read',
    '/staff/audit': 'audit.read',
    '/staff/signups': 'signups.read',
    '/staff/signups/[signup]': 'signups.read',
  } satisfies Record<`/staff${string}`, Permission>,
  /** Staff handlers; each begins with `requireStaffInHandler` of this permission. */
  handlers: {
    '/staff/reports/[panel]': 'dashboard.read',
    '/staff/signups/csv': 'signups.export',
  } satisfies Record<`/staff${string}`, Permission>,
  /** Staff actions, by file below app/staff and name; each begins with `requireStaff` of this permission. */
  actions: {
    '(area)/signups/[signup]/actions.ts#decideAboutSignup': 'signups.decide',
  } satisfies Record<`${string}#${string}`, Permission>,
} as const

/** What people use who are not signed in, each with the reason why it needs no permission. */
export const publicEntryPoints: Record<string, Public> = {
  '/': 'public: the list of products',
  '/api/auth/[...nextauth]': 'public: the ways to and from the OIDC provider, nothing else of next-auth',
  '/api/captcha': 'public: gives challenges',
  '/api/sessions/report':
    'public: for scripts inside a session; their token is proved at the backend of its connection',
  '/api/verify/[signup]': 'public: tells the browser that asked whether an address was proved',
  '/frame/continue/[handle]': 'public: answers for the cookie of the browser, or asks for a proof',
  '/frame/login/[handle]': 'public: opens a trial for the cookie of its browser',
  '/frame/logout/[handle]': 'public: shows what is personal to the browser of the trial only',
  '/healthz': 'public: says that the process runs',
  '/i/[code]': 'public: shows what the holder of an invite may know',
  '/i/[code]/ask': 'public: asks the owner of an invite for another',
  '/icon.svg': 'public: a picture',
  '/imprint': 'public: legal text',
  '/logo/[version]': 'public: a picture',
  '/opengraph-image.png': 'public: a picture',
  '/privacy': 'public: legal text',
  '/readyz': 'public: says whether the portal can serve',
  '/staff/forgot': 'public: mails a link, with the same answer for every address',
  '/staff/reset': 'public: needs the key of a one-time link',
  '/staff/set-up': 'public: needs the key of a one-time link, and that there is no administrator',
  '/staff/sign-in': 'public: where people without a session are sent',
  '/staff/sign-in/demo': 'public: does something in a demo only, for its own machine only',
  '/staff/sign-in/oidc': 'public: begins the sign-in at the OIDC provider',
  '/staff/sign-out': 'public: ends the session of its own cookie',
  '/terms': 'public: legal text',
  '/trial': 'public: shows the trials of the cookie of the browser',
  '/try/[product]': 'public: the signup form',
  '/verify/[signup]': 'public: takes a code or a link that was mailed',
  '/waitlist/[signup]': 'public: needs the key that was mailed',
  '/.well-known/security.txt': 'public: whom to tell about a hole',
  '/_global-error': "public: Next's page for what nobody foresaw",
  '/_not-found': "public: Next's page for addresses that are none",
  'app/(public)/i/actions.ts#askForNewInvite': 'public: as its page',
  'app/(public)/signup/actions.ts#startTrial': 'public: as its page',
  'app/(public)/trial/actions.ts#endOwnTrial': 'public: for the cookie of the browser',
  'app/(public)/trial/actions.ts#forgetThisBrowser': 'public: for the cookie of the browser',
  'app/(public)/trial/actions.ts#openTrialAgain': 'public: for the cookie of the browser',
  'app/(public)/trial/actions.ts#sayHowItWas': 'public: for the cookie of the browser',
  'app/(public)/trial/actions.ts#wishForMoreTime': 'public: for the cookie of the browser',
  'app/(public)/verify/[signup]/actions.ts#checkCode': 'public: takes a mailed code, five times',
  'app/(public)/verify/[signup]/actions.ts#confirmByLink': 'public: needs the key that was mailed',
  'app/(public)/verify/[signup]/actions.ts#goOnToTrial': 'public: for the browser that asked',
  'app/(public)/verify/[signup]/actions.ts#sendMailAgain': 'public: under the limits of mails',
  'app/(public)/waitlist/[signup]/actions.ts#takeOfferedPlace': 'public: needs the key that was mailed',
  'app/frame/continue/[handle]/actions.ts#askForCode': 'public: under the limits of mails',
  'app/staff/(door)/actions.ts#signIn': 'public: checks the password, under limits of its own',
  'app/staff/(door)/actions.ts#askForLink': 'public: as its page',
  'app/staff/(door)/actions.ts#chooseNewPassword': 'public: needs the key of a one-time link',
  'app/staff/(door)/actions.ts#becomeFirstAdmin': 'public: needs the key of a one-time link',
}
