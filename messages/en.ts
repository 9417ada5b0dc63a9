import type { PublicReason } from '@/lib/signups/reasons'

/** What a person reads when a signup does not end in a trial. `next` says what they can do now. */
export type ReasonText = { title: string; meaning: string; next: string }

const reasons: Record<PublicReason, ReasonText> = {
  'limit-reached': {
    title: 'No trial is free for you right now',
    meaning: 'The trials set aside for you, your company or your network are used up.',
    next: 'Other products may still be open to you. If you need this one, ask the person who sent you here.',
  },
  'sold-out': {
    title: 'All trials are taken right now',
    meaning: 'Every trial of this product has been handed out.',
    next: 'Please look in again later, or choose another product.',
  },
  paused: {
    title: 'Trials of this product are paused',
    meaning: 'The provider is not handing out new trials of this product at the moment.',
    next: 'Please look in again later, or choose another product.',
  },
  'captcha-failed': {
    title: 'We could not confirm that you are human',
    meaning: 'The automatic check did not finish or has expired. This can happen to anyone.',
    next: 'Your answers are still here. The check is running again: please send the form once more.',
  },
  'already-has-trial': {
    title: 'This e-mail address already has a trial',
    meaning: 'To protect your work, a trial opens only in the browser it was started in.',
    next: 'Please open this page in the browser you used the first time, or use another work e-mail.',
  },
  'too-many-attempts': {
    title: 'That was tried too often',
    meaning: 'There were very many requests from your network or for this address within an hour.',
    next: 'Please wait an hour, then try again. Nothing was used up.',
  },
  'invite-unknown': {
    title: 'We do not know this invitation',
    meaning: 'The link may have been cut off or mistyped on its way.',
    next: 'Please open the whole link from your invitation, or ask the person who sent it for a new one.',
  },
  'invite-not-yet': {
    title: 'This invitation is not open yet',
    meaning: 'It starts at a later time.',
    next: 'Please come back then, or ask the person who invited you.',
  },
  'invite-over': {
    title: 'This invitation is over',
    meaning: 'It has expired, was used up or was taken back.',
    next: 'Ask the person who invited you for a new one.',
  },
  'invite-wrong-address': {
    title: 'This invitation is for another address',
    meaning: 'It was made for certain e-mail addresses or companies.',
    next: 'Please use the address it was sent to, or ask the person who invited you.',
  },
  'offer-lapsed': {
    title: 'The place was given to the next in line',
    meaning: 'We held it for a day, and it was not taken up.',
    next: 'You can ask again with the form.',
  },
  'not-accepted': {
    title: 'We cannot start a trial with these details',
    meaning: 'These details do not meet the rules of this trial.',
    next: 'Please check your answers, and use a work e-mail on your company’s own domain. If you did, try another one, or ask the person who sent you here.',
  },
  'form-expired': {
    title: 'Please send the form once more',
    meaning: 'The form was open for a long time or had already been used, so we prepared a new one.',
    next: 'Your answers are still here. Check them and send again.',
  },
  'trial-unavailable': {
    title: 'Your trial could not be started',
    meaning: 'The trial service did not answer as it should. It is not your fault, and no trial was used up.',
    next: 'Please try again in a few minutes.',
  },
  'trial-delayed': {
    title: 'Your trial is taking longer than usual',
    meaning: 'We asked for your trial and have not heard back yet. Your place is kept.',
    next: 'Wait a moment, then try again. You will not use up a second trial.',
  },
  'unknown-browser': {
    title: 'We do not recognise this browser',
    meaning: 'A trial opens only in the browser it was started in, so that nobody else can open yours.',
    next: 'Please go on in the browser you used the first time, or prove that it is yours.',
  },
  'trial-ended': {
    title: 'Your trial has ended',
    meaning: 'It does not open any more. We hope it was useful.',
    next: 'If you need longer, ask for more time.',
  },
  'trial-revoked': {
    title: 'This trial was closed',
    meaning: 'The invitation it came with was taken back, so the trial does not open any more.',
    next: 'Please ask the person who invited you.',
  },
  'too-many-returns': {
    title: 'Let us take a short break',
    meaning: 'Your trial was opened several times in a row, so we stopped to be on the safe side.',
    next: 'Wait a minute, then open it again.',
  },
}

const fieldProblems = {
  email: {
    missing: 'Enter your work e-mail',
    'too-long': 'Enter an e-mail address with fewer characters',
    'not-an-address': 'Enter an e-mail address in the form name@company.com',
    'domain-not-usable': 'Use a different e-mail address: we cannot send mail to this domain',
    'no-such-domain': 'Check the part after the @ for a typing mistake: we cannot find this domain',
    'receives-no-mail': 'Use a different e-mail address: this domain receives no mail',
  },
  firstName: {
    missing: 'Enter your first name',
    'too-long': 'Enter a shorter first name',
    link: 'Enter your first name without a web address',
    'not-a-name': 'Enter your first name in letters only',
  },
  lastName: {
    missing: 'Enter your last name',
    'too-long': 'Enter a shorter last name',
    link: 'Enter your last name without a web address',
    'not-a-name': 'Enter your last name in letters only',
  },
  company: {
    missing: 'Enter your company’s name',
    'too-long': 'Enter a shorter company name',
    link: 'Enter your company’s name without a web address',
    'not-a-name': 'Enter your company’s name in letters and numbers',
  },
  country: { missing: 'Choose your country', unknown: 'Choose a country from the list' },
  consent: { missing: 'Agree to how we use your details, so that we can start your trial' },
  captcha: { missing: 'Confirm that you are human' },
}

const plural = new Intl.PluralRules('en')
const counted = (count: number, one: string, other: string) =>
  `${count} ${plural.select(count) === 'one' ? one : other}`

export const en = {
  portal: {
    name: 'Trial portal',
    skipToContent: 'Skip to main content',
    footer: 'Trials run in your browser, streamed by Frame.',
    demoLabel: 'Demo',
    demo: 'Frame is emulated here. Nothing you enter leaves this machine.',
    language: 'Language',
    questions: 'Questions?',
    legalPages: 'Legal',
    newTab: 'opens in a new tab',
  },
  legal: { imprint: 'Imprint', privacy: 'Privacy notice', terms: 'Terms of use' },
  titleOf: (page: string, portalName: string) => `${page} – ${portalName}`,
  errorTitle: (title: string) => `Error: ${title}`,
  /** A whole number of minutes in the two largest units that matter: "2 hours", "1 day 6 hours". */
  trialLength: (minutes: number) =>
    [
      { count: Math.floor(minutes / 1440), one: 'day', other: 'days' },
      { count: Math.floor((minutes % 1440) / 60), one: 'hour', other: 'hours' },
      { count: minutes % 60, one: 'minute', other: 'minutes' },
    ]
      .filter((unit) => unit.count > 0)
      .slice(0, 2)
      .map((unit) => counted(unit.count, unit.one, unit.other))
      .join(' '),
  home: {
    title: 'Try it before you decide',
    intro: 'Choose a product. It opens in your browser, ready to use.',
    productsHeading: 'Products to try',
    trialLength: (length: string) => `${length} to try it`,
    start: 'Start trial',
    paused: 'Paused at the moment',
    emptyTitle: 'There is nothing to try yet',
    emptyText: 'As soon as a product is ready for trials, you will find it here.',
  },
  signup: {
    title: (product: string) => `Try ${product}`,
    trialLength: (length: string) => `Your trial lasts ${length}`,
    promises: [
      { title: 'Nothing to install', text: 'The product opens in this browser.' },
      { title: 'Start right away', text: 'Your trial opens as soon as this form is accepted.' },
      { title: 'Ends by itself', text: 'There is nothing to cancel afterwards.' },
    ],
    formHeading: 'Your details',
    optional: 'optional',
    email: 'Work e-mail',
    firstName: 'First name',
    lastName: 'Last name',
    company: 'Company',
    country: 'Country',
    noCountry: 'Choose a country',
    consent: (product: string) =>
      `I agree that my details are used to set up my trial of ${product} and to contact me about it.`,
    didYouMean: 'Did you mean {address}?',
    honeypot: 'Leave this field empty',
    submit: 'Start trial',
    starting: 'Starting your trial…',
    problemHeading: 'There is a problem',
    problemElsewhere: 'Check this answer',
    errorPrefix: 'Error:',
    unreachable: 'We could not reach the trial portal',
    unreachableNext:
      'Your answers are still here. Check your connection and send again. If that does not help, reload the page.',
  },
  captcha: {
    label: 'I am human',
    idle: 'A short automatic check. No puzzles.',
    checking: 'Checking that you are human…',
    done: 'Check done. Thank you.',
    failed: 'The check did not finish. Select the box to try again.',
    withoutJavaScript:
      'This trial needs a short automatic check that you are human, and the check needs JavaScript. Please switch JavaScript on and reload the page.',
  },
  invite: {
    invitedBy: 'You were invited by',
    questions: 'Questions? Ask the person who invited you:',
    closed: {
      'invite-not-yet': {
        title: 'This invitation is not open yet',
        meaning: 'You are early: the person who invited you set a later start for it.',
        next: 'Please come back then. If you cannot wait, ask for a new one.',
      },
      'invite-expired': {
        title: 'This invitation has expired',
        meaning: 'It was good for a certain time, and that time is over.',
        next: 'If you still want to try it, ask for a new one.',
      },
      'invite-used-up': {
        title: 'This invitation is used up',
        meaning: 'It was good for a certain number of trials, and all of them have been started.',
        next: 'If you still want to try it, ask for a new one.',
      },
      'invite-revoked': {
        title: 'This invitation was taken back',
        meaning: 'The person who sent it has closed it. That may have nothing to do with you.',
        next: 'If you still want to try it, ask for a new one.',
      },
    },
    message: {
      subject: (product: string) => `Your trial of ${product}`,
      greeting: (name: string) => `Hello ${name},`,
      greetingWithoutName: 'Hello,',
      text: (product: string) =>
        `here is your personal invitation to try ${product}. Open this link, and the trial starts in your browser:`,
      expires: (moment: string) => `The link works until ${moment}.`,
      closing: 'Kind regards',
    },
    ask: {
      title: 'Ask for a new invitation',
      explanation: (owner: string) => `We pass your wish on to ${owner}, who can answer you directly.`,
      name: 'Your name',
      message: 'A few words to go with it',
      send: 'Ask for a new one',
      sending: 'Sending…',
      asked: 'Thank you. We have passed your wish on. The answer comes by mail.',
      backToInvite: 'Back to the invitation',
      unavailable: 'Your wish could not be passed on',
      unavailableNext: 'Please write to the person who invited you, or try again later.',
      nameProblems: { missing: 'Enter your name', 'too-long': 'Enter a shorter name' },
    },
  },
  refusal: {
    freesAt: (moment: string) => `You can try again from ${moment}.`,
    tryAgain: 'Try again',
    backToForm: 'Back to the form',
    openYourTrial: 'Open your trial',
    otherProducts: 'See all products',
  },
  trialPage: {
    title: 'Your trials',
    intro: 'The trials that were started in this browser.',
    emptyTitle: 'No trials here yet',
    emptyText:
      'Start one, and you can open it again from here, see how much time is left, ask for more or end it. Trials from another browser are listed in that one.',
    whose: (maskedEmail: string) => `Started as ${maskedEmail}`,
    pausedMeanwhile: 'New trials of this product are paused. Yours goes on until its time is up.',
    endedHeading: 'Ended trials',
    endedOn: 'ended on',
    toProduct: (product: string) => `See ${product}`,
  },
  continuePage: {
    title: (product: string) => `Continue your trial of ${product}`,
    whose: (maskedEmail: string) => `You continue as ${maskedEmail}.`,
    proveTitle: 'Is it yours?',
    prove:
      'Give the e-mail address the trial was started with, and we mail a code to it. With the code the trial opens here.',
    email: 'E-mail address of the trial',
    sendCode: 'Send me a code',
    toSignup: (product: string) => `Start a trial of ${product}`,
  },
  goodbye: {
    title: 'Goodbye for now',
    used: (product: string, length: string) => `You used ${product} for at least ${length}.`,
    thanks: (product: string) => `Thank you for trying ${product}.`,
    runningText: 'Your trial goes on. Come back whenever you like, in this browser.',
    endedText: 'Your trial has ended. If you need longer, ask for more time.',
    strangerTitle: 'You are logged out',
    strangerText:
      'You can close this window now. If you have a trial, it can be opened again in the browser it was started in.',
  },
  trialForms: {
    open: 'Open again',
    opening: 'Opening…',
    continue: 'Continue',
    tryAgain: 'Try again',
    sending: 'Sending…',
    timeLeft: 'Time left',
    timeOver: 'The time is up',
    endsOn: 'Ends on',
    unreachable: 'We could not reach the trial portal',
    unreachableNext: 'Nothing was sent. Check your connection and try again.',
    moreTime: {
      ask: 'Ask for more time',
      explanation:
        'We pass your wish on to the people behind this trial. They decide whether it can be longer.',
      wish: 'What would you still like to try?',
      send: 'Send the request',
      noted: 'Your request for more time is noted.',
      granted: 'Your trial has been prolonged.',
    },
    end: {
      ask: 'End this trial',
      explanation: 'An ended trial cannot be opened again, even if there is time left.',
      confirm: 'End it now',
      ending: 'Ending…',
      done: 'This trial has ended. Thank you for trying it.',
    },
    forget: {
      ask: 'Forget this browser',
      explanation:
        'Good on a computer that others use. Afterwards this browser knows nothing of your trials any more, and nobody can open them here. They cannot be brought back.',
      confirm: 'Forget it now',
      forgetting: 'Forgetting…',
      done: 'This browser is forgotten. Your trials can no longer be opened here.',
    },
    feedback: {
      question: 'How was it?',
      good: 'Good',
      fair: 'All right',
      poor: 'Not good',
      thanks: 'Thank you for telling us.',
      comment: 'Would you like to add a sentence?',
      send: 'Send',
      commented: 'Thank you. We have received your words.',
    },
  },
  verify: {
    title: 'Check your mail',
    sentTo: (email: string) => `We sent a code to ${email}. It is good for ten minutes.`,
    sent: 'We sent a code to the address that the trial was asked for with, if it is the one you gave. It is good for ten minutes.',
    demoMailbox: 'This is a demo: read the mail in the mailbox of the emulator',
    code: 'Code from the mail',
    codeHint: 'Six digits',
    submit: 'Continue',
    checking: 'Checking…',
    notArrived: 'No mail?',
    notArrivedText:
      'It can take a minute, and it may have landed in the spam folder. One address gets at most three of these mails an hour.',
    again: 'Send the mail again',
    answers: {
      sent: 'The mail is on its way again.',
      wait: 'The last mail was sent less than a minute ago. Please give it a moment.',
      enough:
        'That was the last mail we can send for this request. If it does not arrive, start again with the form.',
    },
    startAgain: (product: string) => `Back to the form of ${product}`,
    proved: 'Your address is confirmed. One moment, your trial opens…',
    goOn: 'Open the trial',
    problems: {
      'not-a-code': 'Enter the six digits from the mail',
      wrong: 'Enter the code from the latest mail: this one is not right',
      expired: 'Ask for a new mail: this code is older than ten minutes',
      'too-many': 'Ask for a new mail: this code was tried too often',
    },
    confirm: {
      title: (product: string) => `Is this your trial of ${product}?`,
      text: (maskedEmail: string, device: string) =>
        `Somebody asked for it as ${maskedEmail}${device ? ` from ${device}` : ''}. Confirm only if that was you.`,
      there: 'Yes, go on where I asked for it',
      thereHint: 'The window in which you filled in the form goes on by itself.',
      here: 'Yes, and open the trial here',
      confirming: 'Confirming…',
      done: 'Thank you. Your trial opens in the window in which you asked for it.',
      doneNext: 'You can close this one.',
    },
    over: {
      title: 'This link has expired',
      text: 'It was used before, or it is older than ten minutes.',
    },
    unknown: {
      title: 'Nothing to confirm here',
      text: 'This address belongs to no request we know of. Please start again with the form.',
    },
  },
  waitlist: {
    title: (product: string) => `You are in line for ${product}`,
    place: (place: number) => (place === 1 ? 'You are next.' : `You are number ${place} in line.`),
    text: 'As soon as a place is free, we hold it for you for a day and send you a mail. You can close this window.',
    offeredTitle: (product: string) => `A place for ${product} is free for you`,
    offeredUntil: (moment: string) => `We hold it until ${moment}.`,
    offeredElsewhere: 'The link to start is in the mail we sent you.',
    preparingTitle: (product: string) => `Your trial of ${product} is being prepared`,
    preparing:
      'The trial service does not answer at the moment. This page tries again by itself. If you leave, we send you a mail as soon as it is back.',
    notYet: 'Not yet. This page tries again in a few seconds.',
    accept: 'Start trial',
    starting: 'Starting your trial…',
    overTitle: 'This place in line is settled',
    overText: 'It was taken up, given to the next in line, or replaced by a later request of yours.',
    yourTrials: 'See your trials',
    again: (product: string) => `Ask for ${product} again`,
  },
  mails: {
    ready: {
      subject: (product: string) => `Your trial of ${product} is ready`,
      heading: (product: string) => `You can try ${product} now`,
      text: (moment: string) =>
        `Thank you for your patience: the trial service is back. Your place is held until ${moment}.`,
      link: 'Start your trial',
      notAnyMore: 'If you do not need it any more, you need not do anything.',
    },
    allowed: {
      subject: (product: string) => `You can try ${product} now`,
      heading: (product: string) => `Your trial of ${product} is waiting for you`,
      text: (moment: string) =>
        `Good news: we looked at your request again, and you can start. Your place is held until ${moment}.`,
      link: 'Start your trial',
      notAnyMore: 'If you do not need it any more, you need not do anything.',
    },
    offer: {
      subject: (product: string) => `Your place for ${product} is free`,
      heading: (product: string) => `You can try ${product} now`,
      text: (moment: string) =>
        `Thank you for waiting. A place is held for you until ${moment}. After that it goes to the next in line.`,
      link: 'Start your trial',
      notAnyMore: 'If you do not need it any more, you need not do anything.',
    },
    greeting: (firstName: string) => `Hello ${firstName},`,
    contact: (portal: string, email: string) => `${portal}. Questions? Write to ${email}.`,
    verification: {
      subject: (code: string, product: string) => `${code} is your code for ${product}`,
      heading: {
        signup: (product: string) => `Confirm your address to try ${product}`,
        return: (product: string) => `Open your trial of ${product} again`,
      },
      useCode: 'Type this code into the window in which you asked for it, or follow the link.',
      link: 'Confirm the address',
      validFor: 'Code and link are good for ten minutes.',
      notYou: 'If this was not you, ignore this mail: without the code nothing happens.',
    },
  },
  notFound: {
    title: 'Page not found',
    text: 'The address may be mistyped, or the page is no longer here.',
    home: 'See all products',
  },
  reasons,
  fieldProblems,
}

/** What every other language says too. */
export type Messages = typeof en
