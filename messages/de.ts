import type { Messages } from './en'

const plural = new Intl.PluralRules('de')
const counted = (count: number, one: string, other: string) =>
  `${count} ${plural.select(count) === 'one' ? one : other}`

export const de: Messages = {
  portal: {
    name: 'Testportal',
    skipToContent: 'Zum Inhalt springen',
    footer: 'Die Testzugänge laufen in Ihrem Browser, gestreamt von Frame.',
    demoLabel: 'Demo',
    demo: 'Frame wird hier nachgebildet. Ihre Angaben verlassen diesen Rechner nicht.',
    language: 'Sprache',
    questions: 'Fragen?',
    legalPages: 'Rechtliches',
    newTab: 'öffnet sich in einem neuen Tab',
  },
  legal: {
    imprint: 'Impressum',
    // A telephone is narrower than these words: where they may part.
    privacy: 'Datenschutz\u00adhinweise',
    terms: 'Nutzungs\u00adbedingungen',
  },
  titleOf: (page, portalName) => `${page} – ${portalName}`,
  errorTitle: (title) => `Fehler: ${title}`,
  trialLength: (minutes) =>
    [
      { count: Math.floor(minutes / 1440), one: 'Tag', other: 'Tage' },
      { count: Math.floor((minutes % 1440) / 60), one: 'Stunde', other: 'Stunden' },
      { count: minutes % 60, one: 'Minute', other: 'Minuten' },
    ]
      .filter((unit) => unit.count > 0)
      .slice(0, 2)
      .map((unit) => counted(unit.count, unit.one, unit.other))
      .join(' '),
  home: {
    title: 'Erst testen, dann entscheiden',
    intro: 'Wählen Sie ein Produkt. Es öffnet sich fertig eingerichtet in Ihrem Browser.',
    productsHeading: 'Produkte zum Testen',
    trialLength: (length) => `Testdauer: ${length}`,
    start: 'Test starten',
    paused: 'Zurzeit pausiert',
    emptyTitle: 'Noch gibt es nichts zu testen',
    emptyText: 'Sobald ein Produkt zum Testen bereitsteht, finden Sie es hier.',
  },
  signup: {
    title: (product) => `${product} testen`,
    trialLength: (length) => `Testdauer: ${length}`,
    promises: [
      { title: 'Nichts zu installieren', text: 'Das Produkt öffnet sich in diesem Browser.' },
      { title: 'Sofort loslegen', text: 'Ihr Test öffnet sich, sobald das Formular angenommen ist.' },
      { title: 'Endet von selbst', text: 'Sie müssen danach nichts kündigen.' },
    ],
    formHeading: 'Ihre Angaben',
    optional: 'optional',
    email: 'Geschäftliche E-Mail-Adresse',
    firstName: 'Vorname',
    lastName: 'Nachname',
    company: 'Unternehmen',
    country: 'Land',
    noCountry: 'Bitte auswählen',
    consent: (product) =>
      `Ich bin einverstanden, dass meine Angaben genutzt werden, um meinen Test von ${product} einzurichten und mich dazu zu kontaktieren.`,
    didYouMean: 'Meinten Sie {address}?',
    honeypot: 'Lassen Sie dieses Feld leer',
    submit: 'Test starten',
    starting: 'Ihr Test wird gestartet…',
    problemHeading: 'Bitte prüfen Sie Ihre Angaben',
    problemElsewhere: 'Bitte prüfen Sie diese Angabe',
    errorPrefix: 'Fehler:',
    unreachable: 'Das Testportal ist gerade nicht erreichbar',
    unreachableNext:
      'Ihre Angaben sind noch da. Prüfen Sie Ihre Verbindung und senden Sie das Formular noch einmal. Hilft das nicht, laden Sie die Seite neu.',
  },
  captcha: {
    label: 'Ich bin ein Mensch',
    idle: 'Eine kurze automatische Prüfung, ohne Rätsel.',
    checking: 'Wir prüfen, ob Sie ein Mensch sind…',
    done: 'Prüfung abgeschlossen. Vielen Dank.',
    failed: 'Die Prüfung wurde nicht fertig. Wählen Sie das Kästchen, um es noch einmal zu versuchen.',
    withoutJavaScript:
      'Vor diesem Test prüfen wir kurz und automatisch, dass Sie ein Mensch sind. Dafür wird JavaScript benötigt. Bitte schalten Sie JavaScript ein und laden Sie die Seite neu.',
  },
  invite: {
    invitedBy: 'Sie wurden eingeladen von',
    questions: 'Fragen? Wenden Sie sich an die Person, die Sie eingeladen hat:',
    closed: {
      'invite-not-yet': {
        title: 'Diese Einladung gilt noch nicht',
        meaning:
          'Sie sind früh dran: Die Person, die Sie eingeladen hat, hat einen späteren Beginn festgelegt.',
        next: 'Bitte kommen Sie dann wieder. Wenn Sie nicht warten können, bitten Sie um eine neue.',
      },
      'invite-expired': {
        title: 'Diese Einladung ist abgelaufen',
        meaning: 'Sie galt für eine bestimmte Zeit, und diese Zeit ist vorbei.',
        next: 'Wenn Sie weiterhin testen möchten, bitten Sie um eine neue.',
      },
      'invite-used-up': {
        title: 'Diese Einladung ist aufgebraucht',
        meaning: 'Sie galt für eine bestimmte Zahl von Tests, und alle wurden schon gestartet.',
        next: 'Wenn Sie weiterhin testen möchten, bitten Sie um eine neue.',
      },
      'invite-revoked': {
        title: 'Diese Einladung wurde zurückgenommen',
        meaning: 'Die Person, die sie verschickt hat, hat sie geschlossen. Das muss nicht an Ihnen liegen.',
        next: 'Wenn Sie weiterhin testen möchten, bitten Sie um eine neue.',
      },
    },
    message: {
      subject: (product) => `Ihr Test von ${product}`,
      greeting: (name) => `Guten Tag ${name},`,
      greetingWithoutName: 'Guten Tag,',
      text: (product) =>
        `hier ist Ihre persönliche Einladung, ${product} zu testen. Öffnen Sie diesen Link, und der Test startet in Ihrem Browser:`,
      expires: (moment) => `Der Link gilt bis ${moment}.`,
      closing: 'Mit freundlichen Grüßen',
    },
    ask: {
      title: 'Um eine neue Einladung bitten',
      explanation: (owner) => `Wir geben Ihren Wunsch an ${owner} weiter. Die Antwort kommt direkt von dort.`,
      name: 'Ihr Name',
      message: 'Ein paar Worte dazu',
      send: 'Um eine neue bitten',
      sending: 'Wird gesendet…',
      asked: 'Danke. Wir haben Ihren Wunsch weitergegeben. Die Antwort kommt per E-Mail.',
      backToInvite: 'Zurück zur Einladung',
      unavailable: 'Ihr Wunsch konnte nicht weitergegeben werden',
      unavailableNext:
        'Bitte schreiben Sie der Person, die Sie eingeladen hat, oder versuchen Sie es später noch einmal.',
      nameProblems: {
        missing: 'Geben Sie Ihren Namen ein',
        'too-long': 'Geben Sie einen kürzeren Namen ein',
      },
    },
  },
  refusal: {
    freesAt: (moment) => `Sie können es wieder versuchen ab ${moment}.`,
    tryAgain: 'Noch einmal versuchen',
    backToForm: 'Zurück zum Formular',
    openYourTrial: 'Ihren Test öffnen',
    otherProducts: 'Alle Produkte ansehen',
  },
  trialPage: {
    title: 'Ihre Tests',
    intro: 'Die Tests, die in diesem Browser gestartet wurden.',
    emptyTitle: 'Hier gibt es noch keine Tests',
    emptyText:
      'Starten Sie einen: Dann können Sie ihn von hier aus wieder öffnen, die verbleibende Zeit sehen, um mehr bitten oder ihn beenden. Tests aus einem anderen Browser stehen dort.',
    whose: (maskedEmail) => `Gestartet als ${maskedEmail}`,
    pausedMeanwhile: 'Neue Tests dieses Produkts sind pausiert. Ihrer läuft weiter, bis die Zeit um ist.',
    endedHeading: 'Beendete Tests',
    endedOn: 'beendet am',
    toProduct: (product) => `${product} ansehen`,
  },
  continuePage: {
    title: (product) => `Ihren Test von ${product} fortsetzen`,
    whose: (maskedEmail) => `Sie machen als ${maskedEmail} weiter.`,
    proveTitle: 'Ist es Ihrer?',
    prove:
      'Geben Sie die E-Mail-Adresse an, mit der der Test gestartet wurde: Wir senden einen Code dorthin, und mit ihm öffnet sich der Test hier.',
    email: 'E-Mail-Adresse des Tests',
    sendCode: 'Code senden',
    toSignup: (product) => `Einen Test von ${product} starten`,
  },
  goodbye: {
    title: 'Bis zum nächsten Mal',
    used: (product, length) => `Sie haben ${product} mindestens ${length} genutzt.`,
    thanks: (product) => `Danke, dass Sie ${product} getestet haben.`,
    runningText: 'Ihr Test läuft weiter. Kommen Sie zurück, wann Sie möchten, in diesem Browser.',
    endedText: 'Ihr Test ist abgelaufen. Wenn Sie länger brauchen, bitten Sie um mehr Zeit.',
    strangerTitle: 'Sie sind abgemeldet',
    strangerText:
      'Sie können dieses Fenster jetzt schließen. Wenn Sie einen Test haben, lässt er sich in dem Browser wieder öffnen, in dem er gestartet wurde.',
  },
  trialForms: {
    open: 'Wieder öffnen',
    opening: 'Wird geöffnet…',
    continue: 'Fortsetzen',
    tryAgain: 'Noch einmal versuchen',
    sending: 'Wird gesendet…',
    timeLeft: 'Verbleibende Zeit',
    timeOver: 'Die Zeit ist um',
    endsOn: 'Endet am',
    unreachable: 'Das Testportal ist gerade nicht erreichbar',
    unreachableNext: 'Es wurde nichts gesendet. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    moreTime: {
      ask: 'Um mehr Zeit bitten',
      explanation:
        'Wir geben Ihren Wunsch an die Menschen hinter diesem Test weiter. Sie entscheiden, ob er länger dauern kann.',
      wish: 'Was möchten Sie noch ausprobieren?',
      send: 'Bitte absenden',
      noted: 'Ihre Bitte um mehr Zeit ist notiert.',
      granted: 'Ihr Test wurde verlängert.',
    },
    end: {
      ask: 'Diesen Test beenden',
      explanation: 'Ein beendeter Test lässt sich nicht wieder öffnen, auch wenn noch Zeit übrig ist.',
      confirm: 'Jetzt beenden',
      ending: 'Wird beendet…',
      done: 'Dieser Test ist beendet. Vielen Dank, dass Sie ihn ausprobiert haben.',
    },
    forget: {
      ask: 'Diesen Browser vergessen',
      explanation:
        'Gut an einem Rechner, den auch andere nutzen. Danach weiß dieser Browser nichts mehr von Ihren Tests, und niemand kann sie hier öffnen. Das lässt sich nicht rückgängig machen.',
      confirm: 'Jetzt vergessen',
      forgetting: 'Wird vergessen…',
      done: 'Dieser Browser ist vergessen. Ihre Tests lassen sich hier nicht mehr öffnen.',
    },
    feedback: {
      question: 'Wie war es?',
      good: 'Gut',
      fair: 'Geht so',
      poor: 'Nicht gut',
      thanks: 'Vielen Dank für Ihre Rückmeldung.',
      comment: 'Möchten Sie einen Satz dazu schreiben?',
      send: 'Senden',
      commented: 'Vielen Dank. Wir haben Ihre Worte erhalten.',
    },
  },
  verify: {
    title: 'Sehen Sie in Ihre E-Mails',
    sentTo: (email) => `Wir haben einen Code an ${email} gesendet. Er gilt zehn Minuten.`,
    sent: 'Wir haben einen Code an die Adresse gesendet, mit der der Test angefragt wurde, wenn es die angegebene ist. Er gilt zehn Minuten.',
    demoMailbox: 'Dies ist eine Demo: Sie finden die E-Mail im Postfach des Emulators',
    code: 'Code aus der E-Mail',
    codeHint: 'Sechs Ziffern',
    submit: 'Weiter',
    checking: 'Wird geprüft…',
    notArrived: 'Keine E-Mail?',
    notArrivedText:
      'Es kann eine Minute dauern, und sie kann im Spam-Ordner gelandet sein. An eine Adresse gehen höchstens drei dieser E-Mails pro Stunde.',
    again: 'E-Mail noch einmal senden',
    answers: {
      sent: 'Die E-Mail ist noch einmal unterwegs.',
      wait: 'Die letzte E-Mail ist keine Minute her. Bitte warten Sie noch einen Moment.',
      enough:
        'Das war die letzte E-Mail zu dieser Anfrage. Kommt sie nicht an, beginnen Sie bitte noch einmal mit dem Formular.',
    },
    startAgain: (product) => `Zurück zum Formular von ${product}`,
    proved: 'Ihre Adresse ist bestätigt. Einen Moment, Ihr Test öffnet sich…',
    goOn: 'Test öffnen',
    problems: {
      'not-a-code': 'Geben Sie die sechs Ziffern aus der E-Mail ein',
      wrong: 'Geben Sie den Code aus der neuesten E-Mail ein: Dieser stimmt nicht',
      expired: 'Fordern Sie eine neue E-Mail an: Dieser Code ist älter als zehn Minuten',
      'too-many': 'Fordern Sie eine neue E-Mail an: Dieser Code wurde zu oft versucht',
    },
    confirm: {
      title: (product) => `Ist das Ihr Test von ${product}?`,
      text: (maskedEmail, device) =>
        `Jemand hat ihn als ${maskedEmail}${device ? ` angefragt, mit ${device}` : ' angefragt'}. Bestätigen Sie nur, wenn Sie das waren.`,
      there: 'Ja, dort weiter, wo ich ihn angefragt habe',
      thereHint: 'Das Fenster, in dem Sie das Formular ausgefüllt haben, macht von selbst weiter.',
      here: 'Ja, und den Test hier öffnen',
      confirming: 'Wird bestätigt…',
      done: 'Danke. Ihr Test öffnet sich in dem Fenster, in dem Sie ihn angefragt haben.',
      doneNext: 'Dieses können Sie schließen.',
    },
    over: {
      title: 'Dieser Link ist abgelaufen',
      text: 'Er wurde schon benutzt oder ist älter als zehn Minuten.',
    },
    unknown: {
      title: 'Hier gibt es nichts zu bestätigen',
      text: 'Zu dieser Adresse kennen wir keine Anfrage. Bitte beginnen Sie noch einmal mit dem Formular.',
    },
  },
  waitlist: {
    title: (product) => `Sie stehen auf der Warteliste für ${product}`,
    place: (place) => (place === 1 ? 'Sie sind als Nächstes dran.' : `Sie sind auf Platz ${place}.`),
    text: 'Sobald ein Platz frei ist, halten wir ihn einen Tag für Sie frei und senden Ihnen eine E-Mail. Sie können dieses Fenster schließen.',
    offeredTitle: (product) => `Ein Platz für ${product} ist für Sie frei`,
    offeredUntil: (moment) => `Wir halten ihn frei bis ${moment}.`,
    offeredElsewhere: 'Der Link zum Starten steht in der E-Mail, die wir Ihnen gesendet haben.',
    preparingTitle: (product) => `Ihr Test von ${product} wird vorbereitet`,
    preparing:
      'Der Testdienst antwortet gerade nicht. Diese Seite versucht es von selbst wieder. Wenn Sie gehen, senden wir Ihnen eine E-Mail, sobald er wieder da ist.',
    notYet: 'Noch nicht. Diese Seite versucht es in ein paar Sekunden wieder.',
    accept: 'Test starten',
    starting: 'Ihr Test wird gestartet…',
    overTitle: 'Dieser Platz auf der Warteliste ist erledigt',
    overText:
      'Er wurde angenommen, an die nächste Person vergeben oder durch eine spätere Anfrage von Ihnen ersetzt.',
    yourTrials: 'Ihre Tests ansehen',
    again: (product) => `${product} noch einmal anfragen`,
  },
  mails: {
    ready: {
      subject: (product) => `Ihr Test von ${product} ist bereit`,
      heading: (product) => `Sie können ${product} jetzt testen`,
      text: (moment) =>
        `Danke für Ihre Geduld: Der Testdienst ist wieder da. Ihr Platz ist freigehalten bis ${moment}.`,
      link: 'Test starten',
      notAnyMore: 'Wenn Sie ihn nicht mehr brauchen, müssen Sie nichts tun.',
    },
    allowed: {
      subject: (product) => `Sie können ${product} jetzt testen`,
      heading: (product) => `Ihr Test von ${product} wartet auf Sie`,
      text: (moment) =>
        `Gute Nachricht: Wir haben Ihre Anfrage noch einmal angesehen, und Sie können beginnen. Ihr Platz ist freigehalten bis ${moment}.`,
      link: 'Test starten',
      notAnyMore: 'Wenn Sie ihn nicht mehr brauchen, müssen Sie nichts tun.',
    },
    offer: {
      subject: (product) => `Ihr Platz für ${product} ist frei`,
      heading: (product) => `Sie können ${product} jetzt testen`,
      text: (moment) =>
        `Danke, dass Sie gewartet haben. Ein Platz ist für Sie freigehalten bis ${moment}. Danach geht er an die nächste Person.`,
      link: 'Test starten',
      notAnyMore: 'Wenn Sie ihn nicht mehr brauchen, müssen Sie nichts tun.',
    },
    greeting: (firstName) => `Guten Tag ${firstName},`,
    contact: (portal, email) => `${portal}. Fragen? Schreiben Sie an ${email}.`,
    verification: {
      subject: (code, product) => `${code} ist Ihr Code für ${product}`,
      heading: {
        signup: (product) => `Bestätigen Sie Ihre Adresse, um ${product} zu testen`,
        return: (product) => `Öffnen Sie Ihren Test von ${product} wieder`,
      },
      useCode:
        'Geben Sie diesen Code in dem Fenster ein, in dem Sie ihn angefordert haben, oder folgen Sie dem Link.',
      link: 'Adresse bestätigen',
      validFor: 'Code und Link gelten zehn Minuten.',
      notYou: 'Wenn Sie das nicht waren, lassen Sie diese E-Mail liegen: Ohne den Code passiert nichts.',
    },
  },
  notFound: {
    title: 'Seite nicht gefunden',
    text: 'Vielleicht ist die Adresse falsch geschrieben, oder es gibt die Seite nicht mehr.',
    home: 'Alle Produkte ansehen',
  },
  reasons: {
    'limit-reached': {
      title: 'Für Sie ist gerade kein Test frei',
      meaning:
        'Die Tests, die für Sie, Ihr Unternehmen oder Ihr Netzwerk vorgesehen sind, sind aufgebraucht.',
      next: 'Andere Produkte stehen Ihnen vielleicht noch offen. Brauchen Sie dieses, fragen Sie die Person, die Sie hierher geschickt hat.',
    },
    'sold-out': {
      title: 'Zurzeit sind alle Tests vergeben',
      meaning: 'Alle Tests dieses Produkts sind ausgegeben.',
      next: 'Bitte schauen Sie später wieder vorbei, oder wählen Sie ein anderes Produkt.',
    },
    paused: {
      title: 'Tests dieses Produkts sind pausiert',
      meaning: 'Der Anbieter vergibt im Moment keine neuen Tests dieses Produkts.',
      next: 'Bitte schauen Sie später wieder vorbei, oder wählen Sie ein anderes Produkt.',
    },
    'captcha-failed': {
      title: 'Wir konnten nicht bestätigen, dass Sie ein Mensch sind',
      meaning: 'Die automatische Prüfung wurde nicht fertig oder ist abgelaufen. Das kann jedem passieren.',
      next: 'Ihre Angaben sind noch da. Die Prüfung läuft erneut: Bitte senden Sie das Formular noch einmal.',
    },
    'already-has-trial': {
      title: 'Für diese E-Mail-Adresse gibt es schon einen Test',
      meaning: 'Zum Schutz Ihrer Daten öffnet sich ein Test nur in dem Browser, in dem er gestartet wurde.',
      next: 'Bitte öffnen Sie diese Seite im Browser vom ersten Mal, oder nutzen Sie eine andere geschäftliche E-Mail-Adresse.',
    },
    'too-many-attempts': {
      title: 'Das wurde zu oft versucht',
      meaning: 'Aus Ihrem Netzwerk oder für diese Adresse kamen sehr viele Anfragen innerhalb einer Stunde.',
      next: 'Bitte warten Sie eine Stunde und versuchen Sie es dann noch einmal. Es wurde nichts verbraucht.',
    },
    'invite-unknown': {
      title: 'Wir kennen diese Einladung nicht',
      meaning: 'Der Link wurde unterwegs vielleicht abgeschnitten oder falsch abgetippt.',
      next: 'Bitte öffnen Sie den ganzen Link aus Ihrer Einladung, oder bitten Sie um einen neuen.',
    },
    'invite-not-yet': {
      title: 'Diese Einladung gilt noch nicht',
      meaning: 'Sie beginnt zu einem späteren Zeitpunkt.',
      next: 'Bitte kommen Sie dann wieder, oder fragen Sie die Person, die Sie eingeladen hat.',
    },
    'invite-over': {
      title: 'Diese Einladung gilt nicht mehr',
      meaning: 'Sie ist abgelaufen, verbraucht oder wurde zurückgenommen.',
      next: 'Bitten Sie die Person, die Sie eingeladen hat, um eine neue.',
    },
    'invite-wrong-address': {
      title: 'Diese Einladung gilt für eine andere Adresse',
      meaning: 'Sie wurde für bestimmte E-Mail-Adressen oder Unternehmen gemacht.',
      next: 'Bitte nehmen Sie die Adresse, an die sie ging, oder fragen Sie die Person, die Sie eingeladen hat.',
    },
    'offer-lapsed': {
      title: 'Der Platz ging an die nächste Person in der Reihe',
      meaning: 'Wir haben ihn einen Tag lang freigehalten, und er wurde nicht angenommen.',
      next: 'Sie können mit dem Formular noch einmal anfragen.',
    },
    'not-accepted': {
      title: 'Mit diesen Angaben können wir keinen Test starten',
      meaning: 'Die Angaben erfüllen die Regeln für diesen Test nicht.',
      next: 'Bitte prüfen Sie Ihre Angaben, und nutzen Sie eine E-Mail-Adresse Ihres Unternehmens. Wenn Sie das getan haben, versuchen Sie es mit einer anderen, oder fragen Sie die Person, die Sie hierher geschickt hat.',
    },
    'form-expired': {
      title: 'Bitte senden Sie das Formular noch einmal',
      meaning: 'Das Formular war lange geöffnet oder wurde schon benutzt. Wir haben ein neues vorbereitet.',
      next: 'Ihre Angaben sind noch da. Prüfen Sie sie und senden Sie erneut.',
    },
    'trial-unavailable': {
      title: 'Ihr Test konnte nicht gestartet werden',
      meaning:
        'Der Testdienst hat nicht richtig geantwortet. Das liegt nicht an Ihnen, und es wurde kein Test verbraucht.',
      next: 'Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    },
    'trial-delayed': {
      title: 'Ihr Test braucht länger als gewöhnlich',
      meaning: 'Wir haben Ihren Test angefordert und noch keine Antwort erhalten. Ihr Platz ist reserviert.',
      next: 'Warten Sie einen Moment und versuchen Sie es dann noch einmal. Sie verbrauchen dabei keinen zweiten Test.',
    },
    'unknown-browser': {
      title: 'Wir erkennen diesen Browser nicht',
      meaning:
        'Ein Test öffnet sich nur in dem Browser, in dem er begonnen hat, damit niemand sonst Ihren öffnet.',
      next: 'Bitte machen Sie in dem Browser weiter, den Sie beim ersten Mal benutzt haben, oder weisen Sie nach, dass es Ihrer ist.',
    },
    'trial-ended': {
      title: 'Ihr Test ist beendet',
      meaning: 'Er öffnet sich nicht mehr. Wir hoffen, er war nützlich.',
      next: 'Wenn Sie länger brauchen, bitten Sie um mehr Zeit.',
    },
    'trial-revoked': {
      title: 'Dieser Test wurde geschlossen',
      meaning:
        'Die Einladung, mit der er begann, wurde zurückgenommen. Deshalb lässt sich der Test nicht mehr öffnen.',
      next: 'Bitte wenden Sie sich an die Person, die Sie eingeladen hat.',
    },
    'too-many-returns': {
      title: 'Machen wir eine kurze Pause',
      meaning: 'Ihr Test wurde mehrmals kurz nacheinander geöffnet. Zur Sicherheit haben wir angehalten.',
      next: 'Warten Sie eine Minute und öffnen Sie ihn dann noch einmal.',
    },
  },
  fieldProblems: {
    email: {
      missing: 'Geben Sie Ihre geschäftliche E-Mail-Adresse ein',
      'too-long': 'Geben Sie eine kürzere E-Mail-Adresse ein',
      'not-an-address': 'Geben Sie eine E-Mail-Adresse der Form name@firma.de ein',
      'domain-not-usable':
        'Nutzen Sie eine andere E-Mail-Adresse: An diese Domain können wir keine Mails senden',
      'no-such-domain': 'Prüfen Sie den Teil nach dem @ auf Tippfehler: Diese Domain finden wir nicht',
      'receives-no-mail': 'Nutzen Sie eine andere E-Mail-Adresse: Diese Domain empfängt keine E-Mails',
    },
    firstName: {
      missing: 'Geben Sie Ihren Vornamen ein',
      'too-long': 'Geben Sie einen kürzeren Vornamen ein',
      link: 'Geben Sie Ihren Vornamen ohne Internetadresse ein',
      'not-a-name': 'Geben Sie Ihren Vornamen nur mit Buchstaben ein',
    },
    lastName: {
      missing: 'Geben Sie Ihren Nachnamen ein',
      'too-long': 'Geben Sie einen kürzeren Nachnamen ein',
      link: 'Geben Sie Ihren Nachnamen ohne Internetadresse ein',
      'not-a-name': 'Geben Sie Ihren Nachnamen nur mit Buchstaben ein',
    },
    company: {
      missing: 'Geben Sie den Namen Ihres Unternehmens ein',
      'too-long': 'Geben Sie einen kürzeren Namen des Unternehmens ein',
      link: 'Geben Sie den Namen Ihres Unternehmens ohne Internetadresse ein',
      'not-a-name': 'Geben Sie den Namen Ihres Unternehmens mit Buchstaben und Ziffern ein',
    },
    country: { missing: 'Wählen Sie Ihr Land', unknown: 'Wählen Sie ein Land aus der Liste' },
    consent: { missing: 'Stimmen Sie der Nutzung Ihrer Angaben zu, damit wir Ihren Test starten können' },
    captcha: { missing: 'Bestätigen Sie, dass Sie ein Mensch sind' },
  },
}
