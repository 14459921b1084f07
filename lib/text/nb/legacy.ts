/** The old factoring solution, without an API (M3). */
export const legacy = {
  checklist: {
    title: "Den gamle factoringløsningen er på",
    text: "En integrasjon kan aktiveres når avtalen med {bureau} er avsluttet. Det gjøres i to steg:",
    transfer:
      "{count, plural, one {Overfør # faktura til {bureau}} other {Overfør # fakturaer til {bureau}}} (Rapporter → Factoring)",
    transferred: "Alle fakturaer er overført (Rapporter → Factoring)",
    turnOff: "Slå av factoring hos {bureau} (Innstillinger → Gammel factoringløsning)",
    done: "gjort",
  },
} as const;
