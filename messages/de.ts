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
    trialOf: (product) => `Ihr Test von ${product}`,
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
    'not-accepted': {
      title: 'Mit diesen Angaben können wir keinen Test starten',
      meaning: 'Die Angaben erfüllen die Regeln für diesen Test nicht.',
      next: 'Bitte prüfen Sie Ihre Angaben. Am besten hilft eine E-Mail-Adresse Ihres Unternehmens.',
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
      next: 'Bitte machen Sie in dem Browser weiter, den Sie beim ersten Mal benutzt haben.',
    },
    'trial-ended': {
      title: 'Ihr Test ist abgelaufen',
      meaning: 'Die vorgesehene Zeit ist vorbei. Wir hoffen, sie war nützlich.',
      next: 'Wenn Sie länger brauchen, bitten Sie um mehr Zeit.',
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
    },
    firstName: {
      missing: 'Geben Sie Ihren Vornamen ein',
      'too-long': 'Geben Sie einen kürzeren Vornamen ein',
      link: 'Geben Sie Ihren Vornamen ohne Internetadresse ein',
      'not-a-name': 'Geben Sie Ihren Vornamen nur mit Buchstaben ein',
    },
    lastName: {
      'too-long': 'Geben Sie einen kürzeren Nachnamen ein',
      link: 'Geben Sie Ihren Nachnamen ohne Internetadresse ein',
      'not-a-name': 'Geben Sie Ihren Nachnamen nur mit Buchstaben ein',
    },
    company: {
      'too-long': 'Geben Sie einen kürzeren Namen des Unternehmens ein',
      link: 'Geben Sie den Namen Ihres Unternehmens ohne Internetadresse ein',
      'not-a-name': 'Geben Sie den Namen Ihres Unternehmens mit Buchstaben und Ziffern ein',
    },
    country: { unknown: 'Wählen Sie ein Land aus der Liste' },
    consent: { missing: 'Stimmen Sie der Nutzung Ihrer Angaben zu, damit wir Ihren Test starten können' },
    captcha: { missing: 'Bestätigen Sie, dass Sie ein Mensch sind' },
  },
}
