/** Who the invented people are: ordinary ones, and those that break careless software. */
export const firstNames = [
  'Anna',
  'Ben',
  'Carla',
  'David',
  'Elif',
  'Finn',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Kaja',
  'Lukas',
  'Mira',
  'Noah',
  'Olga',
  'Paul',
  'Quentin',
  'Rosa',
  'Samuel',
  'Tilda',
  'Ugo',
  'Vera',
  'Wim',
  'Xenia',
  'Yara',
  'Zoran',
]
export const lastNames = [
  'Albers',
  'Bianchi',
  'Castro',
  'Dubois',
  'Eriksen',
  'Fischer',
  'Garcia',
  'Hansen',
  'Ivanova',
  'Jansen',
  'Kowalski',
  'Lindqvist',
  'Meyer',
  'Novak',
  'Okafor',
  'Petersen',
  'Rossi',
  'Schmidt',
  'Tanaka',
  'Ueda',
  'Vogel',
  'Weber',
]

export const companies = [
  { name: 'Nordwerft GmbH', domain: 'nordwerft.example', country: 'DE' },
  { name: 'Atelier Lumière', domain: 'atelier-lumiere.example', country: 'FR' },
  { name: 'Bianchi & Figli', domain: 'bianchi-figli.example', country: 'IT' },
  { name: 'Fjord Instruments AS', domain: 'fjord-instruments.example', country: 'NO' },
  { name: 'Keystone Precision Inc.', domain: 'keystone-precision.example', country: 'US' },
  { name: 'Polder Machines BV', domain: 'polder-machines.example', country: 'NL' },
  { name: 'Alpenbahn Technik AG', domain: 'alpenbahn.example', country: 'CH' },
  { name: 'Wisła Odlewnia', domain: 'wisla-odlewnia.example', country: 'PL' },
  { name: 'Thames Survey Ltd', domain: 'thames-survey.example', country: 'GB' },
  { name: 'Osaka Seiko', domain: 'osaka-seiko.example', country: 'JP' },
  { name: 'Technische Hochschule Kiel', domain: 'th-kiel.example', country: 'DE' },
  { name: 'Danube Hydro', domain: 'danube-hydro.example', country: 'AT' },
]

/** One of each comes by, at a fixed place of the history. */
export const oddPeople = [
  { firstName: 'محمد', lastName: 'الأحمد', company: 'شركة الخليج' },
  { firstName: 'יעל', lastName: 'כהן', company: 'כהן הנדסה' },
  { firstName: 'Miles', lastName: "O'Brien-Ñandú", company: '=HYPERLINK("https://evil.example";"Click")' },
  { firstName: '<b>Bold</b>', lastName: 'Tables', company: "Robert'); DROP TABLE signups;--" },
  { firstName: 'Null', lastName: 'True', company: '+49 431 000000' },
  { firstName: '小明', lastName: '王', company: '@SUM(A1:A9)' },
  { firstName: 'Zoë 🚀', lastName: 'Łukasiewicz', company: '-1+1' },
  {
    firstName: 'Maximiliane Charlotte Friederike',
    lastName: 'von und zu Hohenlohe-Langenburg-Waldenburg-Schillingsfürst',
    company: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  },
]

type Origin = {
  campaign?: string
  source?: string
  medium?: string
  term?: string
  content?: string
  referrerHost?: string
}

/** How people find the portal; each as often as its weight says. */
export const origins: readonly (readonly [number, Origin])[] = [
  [30, {}],
  [18, { referrerHost: 'www.google.com' }],
  [16, { campaign: 'autumn-webinar', source: 'newsletter', medium: 'email', content: 'button' }],
  [7, { campaign: 'autumn-webinar', source: 'newsletter', medium: 'email', content: 'footer' }],
  [12, { campaign: 'cad-search', source: 'google', medium: 'cpc', term: 'cad online' }],
  [8, { campaign: 'cad-search', source: 'google', medium: 'cpc', term: 'try cad free' }],
  [
    6,
    {
      campaign: 'partner-nord',
      source: 'nordwerft.example',
      medium: 'referral',
      referrerHost: 'nordwerft.example',
    },
  ],
  [3, { campaign: 'forum', source: 'reddit', medium: 'social', referrerHost: 'www.reddit.com' }],
]
export const spikeOrigin: Origin = {
  campaign: 'launch-day',
  source: 'hackernews',
  medium: 'social',
  referrerHost: 'news.ycombinator.com',
}
