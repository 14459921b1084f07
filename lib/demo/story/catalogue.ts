import type { NewIntegration } from "@/db/writes/connections";
import { hashSecret } from "@/lib/adapters/secrets";
import { alternativeScopes, dedicatedScopes } from "@/lib/domain/actor";
import { factor } from "@/lib/partner/company";
import { inventedOrgNr } from "./numbers";

/** The factoring company of the demo, which the built-in partner plays. */
export function poFactoring(applicationKey: string): NewIntegration {
  return {
    slug: "po-factoring",
    name: factor.name,
    kind: "factoring_dedicated",
    orgNr: factor.orgNr,
    description: "Finansiering, reskontro og inkasso. Fakturaene hentes, leveres og følges opp for deg.",
    services: ["delivery", "financing", "ledger", "reminders", "collection"],
    applicationKeyHash: hashSecret(applicationKey),
    scopes: [...dedicatedScopes],
    accountNeeds: [],
    setupNotes: {
      nb: "Avtalen må være signert hos oss før aktivering. Vi anbefaler en egen reskontrokonto for mellomregningen. Gi oss klientnøkkelen som vises ved aktivering; kontoene leser vi selv.",
      en: "The agreement must be signed with us before activation. We recommend a subledger account of its own for clearing. Give us the client key shown at activation; the accounts we read ourselves.",
    },
  };
}

/** One that keeps advances, settlements and a reserve apart: further accounts of its own (M2). */
export function skjaergard(applicationKey: string): NewIntegration {
  return {
    slug: "skjaergard-kreditt",
    name: "Skjærgård Kreditt",
    kind: "factoring_dedicated",
    orgNr: inventedOrgNr(1_618_204),
    description: "Belåning av fordringer for sesongbedrifter, med reserve som frigis når kunden har betalt.",
    services: ["delivery", "financing", "reminders", "insurance"],
    applicationKeyHash: hashSecret(applicationKey),
    scopes: [...dedicatedScopes],
    accountNeeds: [
      {
        eventKind: "advance_clearing",
        name: { nb: "Mellomregning forskudd", en: "Clearing of advances" },
        suggestedAccountNo: null,
      },
      {
        eventKind: "settlement_clearing",
        name: { nb: "Mellomregning oppgjør", en: "Clearing of settlements" },
        suggestedAccountNo: null,
      },
      {
        eventKind: "reserve",
        name: { nb: "Tilbakeholdt reserve", en: "Reserve held back" },
        suggestedAccountNo: 1578,
      },
    ],
    setupNotes: {
      nb: "Vi fører forskudd og oppgjør på hver sin mellomregning, og holder tilbake 15 % som reserve til kunden har betalt. Avtal kredittgrense per kunde før første faktura.",
      en: "We post advances and settlements to a clearing account each, and hold back 15 % as a reserve until the customer has paid. Agree a credit limit per customer before the first invoice.",
    },
  };
}

/** One that buys the claims outright. */
export function trebunn(applicationKey: string): NewIntegration {
  return {
    slug: "trebunn-kapital",
    name: "Trebunn Kapital",
    kind: "factoring_dedicated",
    orgNr: inventedOrgNr(1_655_918),
    description: "Kjøp av fordringer uten regress. Kundens post gjøres opp samme dag som fakturaen er kjøpt.",
    services: ["delivery", "purchase", "collection"],
    applicationKeyHash: hashSecret(applicationKey),
    scopes: [...dedicatedScopes],
    accountNeeds: [
      {
        eventKind: "loss",
        name: { nb: "Tap ved tilbakekjøp", en: "Loss on claims bought back" },
        suggestedAccountNo: 7830,
      },
    ],
    setupNotes: {
      nb: "Velg avtaletypen «Kjøp av fordringer». Bare fakturaer til norske foretak kjøpes; unnta private kunder på kundekortet.",
      en: "Choose the agreement type “Purchase of claims”. Only invoices to Norwegian businesses are bought; exempt private customers on their cards.",
    },
  };
}

/** One that works the other way (M30): the client delivers the invoice itself. */
export function tinde(applicationKey: string): NewIntegration {
  return {
    slug: "tinde-oppgjor",
    name: "Tinde Oppgjør",
    kind: "factoring_alternative",
    orgNr: inventedOrgNr(1_620_311),
    description: "Du sender fakturaen selv, med vårt kontonummer og vår pantsettingstekst.",
    services: ["financing"],
    applicationKeyHash: hashSecret(applicationKey),
    scopes: [...alternativeScopes],
    accountNeeds: [],
    setupNotes: {
      nb: "Lag en profileringsmal med kontonummeret og pantsettingsteksten du får av oss. Fakturaene sendes på e-post eller papir, ikke som EHF eller eFaktura, som alltid bærer driftskontoen.",
      en: "Make a branding template with the account number and the assignment notice that you get from us. Invoices go by e-mail or on paper, not as EHF or eFaktura, which always carry the operating account.",
    },
  };
}

/** Another that works the other way, with a fee account of its own. */
export function lillevann(applicationKey: string): NewIntegration {
  return {
    slug: "lillevann-finans",
    name: "Lillevann Finans",
    kind: "factoring_alternative",
    orgNr: inventedOrgNr(1_672_045),
    description:
      "Driftsfinansiering med pant i fordringene. Du fakturerer som før, og kunden betaler til oss.",
    services: ["financing", "ledger"],
    applicationKeyHash: hashSecret(applicationKey),
    scopes: [...alternativeScopes],
    accountNeeds: [
      {
        eventKind: "facility_fee",
        name: { nb: "Rammeprovisjon", en: "Facility fee" },
        suggestedAccountNo: 8159,
      },
    ],
    setupNotes: {
      nb: "Kontonummeret er felles for alle fakturaer. Rammeprovisjon belastes hver måned og føres på en egen konto.",
      en: "The account number is the same for every invoice. A facility fee is charged monthly and posted to an account of its own.",
    },
  };
}
