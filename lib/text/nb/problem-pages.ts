import type { Code } from "@/lib/contracts/partner-api/codes";

/** What frames the page of a problem code. */
export const problemPageWords = {
  cause: "Årsak",
  cure: "Løsning",
  example: "Eksempel",
  answeredBy: "Besvares av",
  everywhere: "Alle adresser under `/api/v1`.",
  all: "Alle feilkoder",
  markdown: "Som Markdown",
  contents: "Innhold",
  table: "Tabell",
} as const;

const pages = {
  validation_failed: {
    cause:
      "Innholdet, spørringen eller et hode er ikke slik kontrakten sier: Et felt mangler, er ukjent, er oppgitt flere ganger, har feil type eller er utenfor grensene. Ingenting er utført.",
    cure: "Rett hvert felt som `errors` peker på: `in` sier hvor det ble sendt, `pointer` er RFC 6901 fra roten av den delen, og `code` sier hva som er galt. Send på nytt. Samme `Idempotency-Key` kan brukes, for bare vellykkede svar blir tatt vare på.",
  },
  customer_data_incomplete: {
    cause: "Kundekortet mangler opplysninger som factoring krever, for eksempel adresse.",
    cure: "Bare klienten kan fylle ut kortet. Si fra hvilken kunde det gjelder, og spør igjen når `customer.changed` kommer.",
  },
  invalid_status_transition: {
    cause:
      "Statusen fakturaen har nå, `from`, kan ikke følges av `to`. Ofte har noen kommet deg i forkjøpet: Klienten har trukket den tilbake, eller en annen av dine egne prosesser har ført den videre.",
    cure: "Les fakturaen på nytt, og velg blant `allowed`. En tom liste betyr at statusen er endelig: Sender klienten fakturaen på nytt, kommer den med en ny `id`.",
  },
  already_delivered: {
    cause: "Fakturaen er kvittert ut før, med en PDF som ikke er byte for byte den samme.",
    cure: "Ingenting, hvis den første PDF-en var riktig. De samme bytene på nytt hadde gitt 200, så undersøk om PDF-en lages på nytt ved hvert forsøk (et tidspunkt i den er nok): Ta vare på filen som ble sendt.",
  },
  duplicate_external_reference: {
    cause:
      "Et bilag med denne `externalReference` er allerede postert. Referanser er unike for alltid innenfor tilknytningen.",
    cure: "Les bilaget som `existingVoucherId` og `Location` viser til. Er det bilaget du skulle postere, er du ferdig: Det første svaret gikk tapt. Er det ikke det, må du velge en annen referanse.",
  },
  idempotency_key_reused: {
    cause: "`Idempotency-Key` er brukt til en forespørsel med en annen adresse eller et annet innhold.",
    cure: "Lag en ny nøkkel for hver ting du vil gjøre, og lagre den sammen med tingen: Bare en gjentakelse av den samme forespørselen kan ha den samme nøkkelen.",
  },
  idempotency_in_flight: {
    cause: "En forespørsel med samme `Idempotency-Key` er mottatt, og er ikke besvart ennå.",
    cure: "Vent et sekund og send på nytt: Du får svaret på den første.",
  },
  unbalanced_voucher: {
    cause: "Linjene summerer ikke til 0. `difference` er summen i øre: positiv når det er for mye i debet.",
    cure: "Rett beløpene. Debet er positivt og kredit negativt. Rund av i heltall, og la én linje ta det som blir til overs, i stedet for å runde av hver linje.",
  },
  account_not_allowed: {
    cause:
      "En linje har en konto som ikke er blant dem i `GET /connection`, en kunde som ikke har noen faktura hos dere, eller en faktura som ikke er deres. `errors` peker på den. Ingenting er postert.",
    cure: "Les `GET /connection` på nytt: Klienten kan ha endret kontoene (`account_mapping.changed`). Bruk `accountNo` derfra, og kunder og fakturaer som dere har fått.",
  },
  period_locked: {
    cause: "Klienten har låst regnskapet til og med `lockDate`.",
    cure: "Dater bilaget senere, vanligvis den første dagen etter `lockDate`, og si i beskrivelsen hvilken dag det gjelder. En prøve med `dryRun=true` viser dette før dere posterer.",
  },
  connection_inactive: {
    cause:
      "Klienten har ingen aktiv avtale med dere: Den er avsluttet, eller den siste fakturaen ble ferdig mens den var under avvikling.",
    cure: "Slutt å bruke disse nøklene. Er det en feil, må klienten aktivere dere på nytt, og dere får en ny klientnøkkel.",
  },
  dedicated_only: {
    cause:
      "Dere er en alternativ integrasjon: Klienten leverer fakturaene selv, og ingenting under `/factoring` er for dere.",
    cure: "Bruk `/invoices` og `/vouchers`: Se siden om alternative integrasjoner.",
  },
  scope_missing: {
    cause: "Tokenet har ikke tilgangen `scope`: Den ble ikke bedt om, eller klienten har ikke gitt den.",
    cure: "Be om et token uten `scope` i skjemaet: Da har det alle tilgangene dere har fått. Mangler den fortsatt, må klienten gi den.",
  },
  forbidden: {
    cause: "Den som spør, kan ikke endre dette.",
    cure: "Spør klienten hva tilknytningen gir rett til: `GET /connection` viser tilgangene.",
  },
  unauthorized: {
    cause:
      "Tokenet mangler, er ukjent eller er utløpt. Et token varer i 20 minutter, og slutter å virke straks nøkkelen blir trukket tilbake.",
    cure: "Be `POST /oauth/token` om et nytt, og send forespørselen på nytt. Bruk et token til det nesten er utløpt: Ett for hver forespørsel er sløsing.",
  },
  not_found: {
    cause:
      "Det finnes ingenting med denne identiteten eller adressen som tokenet gir tilgang til. Det som tilhører en annen klient eller integrasjonspart, besvares på samme måte.",
    cure: "Kontroller adressen, og at tokenet gjelder riktig klient: Identitetene er de vi har gitt, ikke fakturanumre.",
  },
  method_not_allowed: {
    cause: "Adressen er riktig, men metoden støttes ikke.",
    cure: "Bruk en av metodene i `Allow`, som `allow` gjentar.",
  },
  payload_too_large: {
    cause: "Innholdet er større enn `limit` byte.",
    cure: "Send mindre om gangen: færre rader, eller en PDF på høyst 30 MB. Multipart er en tredjedel mindre enn base64.",
  },
  unsupported_media: {
    cause: "`Content-Type` mangler, eller er ikke blant dem i `accepted`.",
    cure: "Send JSON i UTF-8 som `application/json`. En kvittering kan også være `multipart/form-data`: La biblioteket skrive skillelinjen selv.",
  },
  internal_error: {
    cause: "Noe vi ikke hadde forutsett. Det er registrert med din `traceId`, og ingenting er utført.",
    cure: "Send forespørselen på nytt om litt, med samme `Idempotency-Key` eller `externalReference`: Den kan ikke bli utført to ganger. Varer det ved, oppgi `traceId` til oss.",
  },
  not_delivered: {
    cause: "Fakturaen har ingen kvittert PDF ennå, så det er ingen å erstatte.",
    cure: "Kvitter for leveringen med `POST …/delivery` først. En PDF som viser seg å være feil, erstattes så her, med en begrunnelse.",
  },
  invoice_final: {
    cause:
      "Fakturaen er ferdig hos dere: Den er `from`, som er endelig, eller det gjenstår ingenting av den.",
    cure: "Les fakturaen på nytt. Ingenting ved den kan endres lenger; penger som gjelder den, posteres som vanlig.",
  },
  event_not_allowed: {
    cause:
      "Avtalen eller fakturaen tillater ikke en av hendelsene. `errors` peker på hver av dem, og `code` sier hvorfor: for eksempel et forskudd i en avtale om kjøp. Ingenting er postert.",
    cure: "Velg den typen hendelse som avtalen har: `agreementType` i `GET /connection` viser hvilken avtale det er, og veiledningen om posteringer viser hva hver type gjør. Et fritt bilag er alltid mulig.",
  },
  account_not_mapped: {
    cause:
      "Hendelsen trenger en konto som klienten ikke har valgt. `errors` peker på hendelsen og nevner typen konto. Ingenting er postert.",
    cure: "Be klienten velge den under *Factoring → Endre kontoer*, og send det samme på nytt når `account_mapping.changed` kommer. Inntil da kan dere bruke et fritt bilag på kontoene som finnes.",
  },
  already_reversed: {
    cause: "Bilaget er tilbakeført: `reversedBy` er bilaget som gjorde det.",
    cure: "Ingenting, hvis tilbakeføringen var deres og svaret gikk tapt. Et bilag tilbakeføres én gang; poster på nytt det som skal stå.",
  },
  not_reversible: {
    cause:
      "Bilaget er selv en tilbakeføring, eller er ikke postert av dere. Bare den som har postert, kan tilbakeføre, og en tilbakeføring er endelig.",
    cure: "Poster på nytt det som skal stå, med en egen `externalReference`.",
  },
  rate_limited: {
    cause:
      "Tilknytningen har brukt opp kvoten: 10 forespørsler i sekundet, og inntil 50 på én gang. Ingenting er utført.",
    cure: "Vent så mange sekunder som `Retry-After` sier, og send den samme forespørselen på nytt. Fordel arbeidet etter `RateLimit`, som står på hvert svar; større sider og flere fakturaer per kall gir færre forespørsler.",
  },
};

/** Why a code is answered and what mends it (`/docs/problems/<code>`). A code without a row does not compile. */
export const problemPages: Record<Code, { readonly cause: string; readonly cure: string }> = pages;
