/** A whole cable in which nothing is wrong; each fixture changes or adds lines of it. */
export const sound = {
  identifier: 'VZCZCXRO4471',
  routing: 'PP RUEHDBU',
  station: 'DE RUEHTA #0217/01 3190920',
  warning: 'ZNY CCCCC ZZH',
  group: 'P 140920Z NOV 08',
  originator: 'FM AMEMBASSY ASTANA',
  to: 'TO RUEHC/SECSTATE WASHDC PRIORITY 8214',
  info: 'INFO RUEHAK/AMEMBASSY ANKARA PRIORITY 1943',
  blank: '',
  classification: 'C O N F I D E N T I A L SECTION 01 OF 03 ASTANA 000217',
  captions: '\nSIPDIS\n',
  order: 'E.O. 12958: DECL: 11/14/2018',
  tags: 'TAGS: PREL, ENRG, KZ',
  subject: 'SUBJECT: A WEATHER SERVICE',
  references: '\nREF: A. ASTANA 102\n     B. 07 ASTANA 2987',
  authority: '\nClassified By: Ambassador Ruth A. Winslow for reasons 1.4 (b).\n',
  first: '1. (C) The ministry wants three radars.\n\nASTANA 00000217  002 OF 003',
  second: '\n2. (C) It has money for two.\n\nASTANA 00000217  003 OF 003\n\n3. (C) The third must wait.',
  signature: 'WINSLOW',
};

/** The sound cable with other lines. 14 November is day 319 of the leap year 2008. */
export const cable = (changes: Partial<typeof sound> = {}) =>
  Object.values({ ...sound, ...changes }).join('\n');
