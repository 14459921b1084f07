import type { CustomerCard } from "@/lib/domain/customer";
import { inventedOrgNr } from "./numbers";

/** A card, and how it came to be as it is. */
export type StoryCustomer = {
  readonly card: CustomerCard;
  /** Made before activation, when nothing asked for these fields; the card still lacks one. */
  readonly lacks: keyof CustomerCard | null;
  /** Taken out of factoring after activation (M5). */
  readonly exempt: boolean;
  /** Made after activation, so complete from the first day (M9). */
  readonly isNew: boolean;
};

type Organisation = readonly [
  name: string,
  street: string,
  postalCode: string,
  city: string,
  contact: string,
  terms: number,
];

const organisations: readonly Organisation[] = [
  ["Solbakken Hotelldrift AS", "Kirkegata 12", "2609", "Lillehammer", "Ingrid Moen", 14],
  ["Tretten Byggservice AS", "Jernbanevegen 3", "2635", "Tretten", "Odd Bakken", 14],
  ["Vinstra Kraft og Anlegg AS", "Nedregata 41", "2640", "Vinstra", "Marit Haugen", 30],
  ["Otta Skiferverk AS", "Ola Dahls gate 8", "2670", "Otta", "Per Lien", 14],
  ["Dombås Turlag og Drift AS", "Kyrkjevegen 5", "2660", "Dombås", "Anne Brekken", 14],
  ["Lomseggen Bakeri AS", "Sognefjellsvegen 21", "2686", "Lom", "Tor Kvåle", 10],
  ["Vågåmo Regnskapslag SA", "Edvard Storms veg 2", "2680", "Vågå", "Siri Øy", 14],
  ["Fagernes Sport AS", "Jernbanevegen 14", "2900", "Fagernes", "Knut Berge", 14],
  ["Aurdal Eiendom AS", "Heimskogvegen 7", "2910", "Aurdal", "Gro Hagen", 30],
  ["Raufoss Presisjon AS", "Storgata 88", "2830", "Raufoss", "Jan Sveen", 30],
  ["Mjøsbryggen Konferanse AS", "Strandgata 13", "2815", "Gjøvik", "Lise Ruud", 14],
  ["Hunndalen Mekaniske AS", "Hunnsvegen 30", "2821", "Gjøvik", "Arne Dahl", 14],
  ["Hamar Kunnskapssenter AS", "Vangsvegen 121", "2317", "Hamar", "Berit Holen", 20],
  ["Elvepromenaden Kafé AS", "Storgata 16", "2403", "Elverum", "Nils Foss", 10],
  ["Kvadraturen Arkitekter AS", "Rådhusgata 23", "0155", "Oslo", "Eva Strand", 30],
  ["Bispevika Advokatkontor AS", "Dronning Eufemias gate 11", "0184", "Oslo", "Thomas Eide", 14],
  ["Pilestredet Design AS", "Pilestredet 46", "0164", "Oslo", "Nora Vik", 14],
  ["Frogner Delikatesse AS", "Bygdøy allé 34", "0250", "Oslo", "Sara Nygård", 14],
  ["Majorstua Mat AS", "Kirkeveien 64", "0368", "Oslo", "Ali Rashid", 14],
  ["Nydalen Studio AS", "Gullhaugveien 7", "0484", "Oslo", "Hanne Lund", 14],
  ["Bryn Teknikk AS", "Østensjøveien 32", "0667", "Oslo", "Morten Aas", 30],
  ["Sandvika Personal AS", "Rådmann Halmrasts vei 4", "1337", "Sandvika", "Camilla Berg", 14],
  ["Asker Hagesenter AS", "Røykenveien 52", "1383", "Asker", "Lars Tangen", 14],
  ["Follo Barnehager SA", "Jernbaneveien 6", "1406", "Ski", "Tone Sæther", 20],
  ["Drøbak Sjømat AS", "Storgata 5", "1440", "Drøbak", "Geir Olsen", 14],
  ["Jeløy Verft og Sveis AS", "Verftsgata 10", "1523", "Moss", "Unni Karlsen", 30],
  ["Gamlebyen Vertshus AS", "Tøihusgaten 41", "1601", "Fredrikstad", "Pål Johansen", 14],
  ["Sarpen Logistikk AS", "Hundskinnveien 96", "1706", "Sarpsborg", "Rita Hansen", 14],
  ["Lillestrøm Messekafé AS", "Messeveien 8", "2000", "Lillestrøm", "Omar Hassan", 10],
  ["Jessheim Transport AS", "Industriveien 17", "2050", "Jessheim", "Stig Bråten", 14],
  ["Festningen Kulturdrift AS", "Festningsveien 3", "2212", "Kongsvinger", "Wenche Nilsen", 14],
  ["Drammensfjorden Rederi AS", "Tollbugata 52", "3015", "Drammen", "Atle Wold", 30],
  ["Kongsberg Gruvedrift AS", "Kirkegata 9", "3612", "Kongsberg", "Silje Gran", 30],
  ["Ringerike Skogplan AS", "Hønengata 71", "3510", "Hønefoss", "Ola Viker", 14],
  ["Tønsberg Brygge Drift AS", "Nedre Langgate 30", "3110", "Tønsberg", "Mona Lie", 14],
  ["Bryggen Vinbar AS", "Strandgaten 18", "5003", "Bergen", "Henrik Fjeld", 14],
  ["Vossevangen Handel AS", "Vangsgata 22", "5701", "Voss", "Kari Gjerde", 14],
  ["Brosundet Hotell AS", "Apotekergata 5", "6003", "Ålesund", "Rolf Giske", 14],
  ["Bakklandet Bryggeri AS", "Nedre Bakklandet 58", "7030", "Trondheim", "Stine Moe", 14],
  ["Oppdal Skisenter Drift AS", "Gamle Kongeveg 50", "7340", "Oppdal", "Trond Hoel", 20],
  ["Stjørdal Catering AS", "Kjøpmannsgata 19", "7500", "Stjørdal", "Elin Sand", 10],
  ["Lofotveggen Reiser AS", "Storgata 102", "8370", "Leknes", "Jens Kristoffersen", 14],
];

/** Buyers abroad are known by their own country's numbers. */
const foreign = [
  [
    "Norrlands Ostlager AB",
    "5591237788",
    "Storgatan 14",
    "831 30",
    "Östersund",
    "SE",
    "+4663551200",
    "Karin Lindqvist",
  ],
  [
    "Nordjyske Delikatesser ApS",
    "39481723",
    "Havnegade 22",
    "9400",
    "Nørresundby",
    "DK",
    "+4598124400",
    "Mads Thomsen",
  ],
  ["Bottenviken Foods Oy", "28114309", "Rantakatu 6", "90100", "Oulu", "FI", "+35885541200", "Aino Korhonen"],
] as const;

type Person = readonly [first: string, last: string, street: string, postalCode: string, city: string];

const people: readonly Person[] = [
  ["Astrid", "Fossen", "Nymosvingen 6", "2609", "Lillehammer"],
  ["Bjørn", "Rusten", "Hanstadgata 11", "2630", "Ringebu"],
  ["Cecilie", "Aasen", "Solsidevegen 3", "2640", "Vinstra"],
  ["Dag", "Kjørum", "Elvevegen 19", "2670", "Otta"],
  ["Elise", "Hovland", "Fjellvegen 28", "2317", "Hamar"],
  ["Finn", "Ødegård", "Bjerkelia 5", "2815", "Gjøvik"],
  ["Guro", "Stensrud", "Sandakerveien 77", "0484", "Oslo"],
  ["Håkon", "Myhre", "Suhms gate 16", "0368", "Oslo"],
  ["Ida", "Bjerke", "Asperudveien 9", "1406", "Ski"],
  ["Jonas", "Engebretsen", "Skogveien 42", "1337", "Sandvika"],
  ["Kristin", "Sletten", "Elvegata 24", "3044", "Drammen"],
  ["Leif", "Torgersen", "Kongens gate 31", "3210", "Sandefjord"],
  ["Maja", "Hellesund", "Markens gate 8", "4612", "Kristiansand S"],
  ["Oskar", "Nesse", "Kong Oscars gate 50", "5034", "Bergen"],
  ["Tuva", "Solem", "Innherredsveien 65", "7047", "Trondheim"],
];

const lacking: readonly (readonly [index: number, field: keyof CustomerCard])[] = [
  [4, "phone"],
  [11, "email"],
  [18, "orgNr"],
  [27, "phone"],
  [33, "street"],
  [46, "phone"],
  [52, "email"],
];
const exempt: readonly number[] = [6, 12, 23, 30, 56];
/** The last of each kind came after activation. */
const newcomers: readonly number[] = [39, 40, 41, 44, 57, 58, 59];

/** The inn's sixty customers, in the order of their numbers: a quarter of them persons. */
export function innCustomers(): StoryCustomer[] {
  const cards = [
    ...organisations.map(organisationCard),
    ...foreign.map(foreignCard),
    ...people.map(personCard),
  ];
  const fieldOf = new Map(lacking);
  return cards.map((card, index) => {
    const lacks = fieldOf.get(index) ?? null;
    return {
      card: lacks ? { ...card, [lacks]: null } : card,
      lacks,
      exempt: exempt.includes(index),
      isNew: newcomers.includes(index),
    };
  });
}

/** The joinery's twelve: nine organisations and three people of the valley. */
export function joineryCustomers(): CustomerCard[] {
  return [...organisations.slice(0, 9).map(organisationCard), ...people.slice(0, 3).map(personCard)];
}

/** Seven organisations each for the timber merchant and the cleaning firm. */
export function merchantCustomers(): CustomerCard[] {
  return organisations.slice(9, 16).map(organisationCard);
}
export function cleanerCustomers(): CustomerCard[] {
  return organisations.slice(34, 41).map(organisationCard);
}

/** The boatyard's fifteen: some of the same people, as neighbours in a small country. */
export function boatyardCustomers(): CustomerCard[] {
  return [...organisations.slice(22, 30).map(organisationCard), ...people.slice(6, 13).map(personCard)];
}

function organisationCard(
  [name, street, postalCode, city, contact, terms]: Organisation,
  index: number,
): CustomerCard {
  const domain = `${ascii(name.replace(/ (AS|SA)$/, ""))}.example`;
  return {
    ...blank,
    isPerson: false,
    name,
    orgNr: inventedOrgNr(1_100_000 + index * 4_373),
    street,
    postalCode,
    city,
    phone: `+476${String(1_203_117 + index * 137_911).slice(0, 7)}`,
    email: `post@${domain}`,
    invoiceEmail: index % 3 === 0 ? `faktura@${domain}` : null,
    buyerReference: contact,
    paymentTermsDays: terms,
    brandingTemplateId: null,
    deliveryMethod: index % 4 === 0 ? "print" : "email",
  };
}

function foreignCard([
  name,
  orgNr,
  street,
  postalCode,
  city,
  country,
  phone,
  contact,
]: (typeof foreign)[number]): CustomerCard {
  return {
    ...blank,
    isPerson: false,
    name,
    orgNr,
    street,
    postalCode,
    city,
    country,
    phone,
    email: `order@${ascii(name.replace(/ \w+$/, ""))}.example`,
    buyerReference: contact,
    language: "en",
    paymentTermsDays: 30,
  };
}

function personCard([firstName, lastName, street, postalCode, city]: Person, index: number): CustomerCard {
  return {
    ...blank,
    isPerson: true,
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    street,
    postalCode,
    city,
    phone: `+479${String(1_540_233 + index * 318_751).slice(0, 7)}`,
    email: `${ascii(firstName)}.${ascii(lastName)}@example.com`,
  };
}

const blank: Omit<CustomerCard, "isPerson" | "name"> = {
  firstName: null,
  lastName: null,
  orgNr: null,
  street: null,
  street2: null,
  postalCode: null,
  city: null,
  country: "NO",
  phone: null,
  email: null,
  invoiceEmail: null,
  buyerReference: null,
  language: "nb",
  paymentTermsDays: 14,
  useFactoring: false,
  sendReminders: true,
  deliveryMethod: "email",
  brandingTemplateId: null,
};

function ascii(text: string): string {
  return text
    .toLowerCase()
    .replace(/æ/g, "ae")
    .replace(/ø/g, "o")
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");
}
