/** What the steps of every scenario say, and why one was not played: English, and its Norwegian. */
export const stepPhrases = {
  "invoice {number}": "faktura {number}",
  "credit note {number}": "kreditnota {number}",
  "Claim {document}": "Hent {document}",
  "{name}, {amount}, due {dueDate}": "{name}, {amount}, forfaller {dueDate}",
  "Deliver {document} with its PDF": "Lever {document} med PDF",
  "by {channel}, {size} bytes of PDF": "kanal {channel}, PDF på {size} byte",
  "voucher {id}": "bilag {id}",
  "{amount} open, {status}": "{amount} åpent, status {status}",
  "{amount} on the clearing account": "{amount} på mellomregningen",
  "Advance {amount}": "Forskudd {amount}",
  "The debtor pays {amount}": "Kunden betaler {amount}",
  "Pay out {amount}, and keep a fee of {fee}": "Utbetal {amount}, og hold tilbake gebyr {fee}",
  "Report “{status}”": "Meld status «{status}»",
  "{title}: {status} {code}": "{title}: {status} {code}",
  "Tell of {kind}: {amount}": "Fortell om «{kind}»: {amount}",
  "Tell of {kind}": "Fortell om «{kind}»",
  "voucher {id}: {whys}": "bilag {id}: {whys}",
  "no voucher: {whys}": "intet bilag: {whys}",
  "{ore} øre": "{ore} øre",

  "no invoice waits to be fetched: the client must send one, and no other program of ours fetch it first":
    "ingen faktura venter på henting: klienten må sende en, og intet annet program hos oss må hente den først",
  "no invoice in another currency than kroner waits to be fetched: the client must send one in a currency of the agreement":
    "ingen faktura i annen valuta enn kroner venter på henting: klienten må sende en i en av avtalens valutaer",
  "no credit note waits to be fetched: fetch an invoice first, and then the client must credit it":
    "ingen kreditnota venter på henting: hent en faktura først, og la klienten kreditere den",
  "the client has a part in it, and only a demo's client can be asked":
    "klienten har en rolle i historien, og bare klienten i en demo kan bes om noe",
  "the demo's client could not do its part: {why}": "klienten i demoen kunne ikke gjøre sin del: {why}",
  "it is a story of {agreements}, and this is {agreement}":
    "historien gjelder {agreements}, og dette er {agreement}",
  "a financing agreement": "en avtale om finansiering",
  "a purchase agreement": "en avtale om kjøp av fordringer",
  "a service-only agreement": "en avtale om kun tjenester",

  ok: "ok",
  FAIL: "FEIL",
  "not played": "ikke spilt",
  "not applicable": "gjelder ikke",
  "needs an invoice that waits": "trenger en faktura som venter",
  "needs a credit note that waits": "trenger en kreditnota som venter",
  "needs a demo's client": "trenger klienten i en demo",
  "{passed} passed, {failed} failed, {notPlayed} not played, {notApplicable} not applicable":
    "{passed} som lovet, {failed} ikke som lovet, {notPlayed} ikke spilt, {notApplicable} gjelder ikke",
} as const;
