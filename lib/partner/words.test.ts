import { expect, test } from "vitest";
import { inWords, joined, phraseBook, words } from "./words";

test("every phrase names in Norwegian what it names in English, and says something", () => {
  const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  const apart = phraseBook.filter(([en, nb]) => nb === "" || String(names(en)) !== String(names(nb)));
  expect(apart).toEqual([]);
});

test("names are filled in, each in its own language", () => {
  const document = words("invoice {number}", { number: 10_042 });
  expect(words("Claim {document}", { document })).toEqual({
    en: "Claim invoice 10042",
    nb: "Hent faktura 10042",
  });
  expect(joined([inWords("Claim it"), { en: "", nb: "" }, inWords("Deliver it")])).toEqual({
    en: "Claim it; Deliver it",
    nb: "Hent den; Lever den",
  });
});
