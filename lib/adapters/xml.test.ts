import { expect, test } from "vitest";
import { parentElement, textElement, type XmlElement } from "@/lib/domain/xml-element";
import { parseXml, serialiseXml } from "./xml";

const text = (root: XmlElement) => new TextDecoder("utf-8", { fatal: true }).decode(serialiseXml(root));

test("text is escaped, and read back as it was", () => {
  const nasty = `<a> & "b" 'c' ]]> æøå 👍 &amp; &lt;`;
  const xml = text({ name: "root", attributes: { note: nasty }, text: nasty });

  expect(xml).toContain("&lt;a&gt; &amp; \"b\" 'c' ]]&gt; æøå 👍 &amp;amp; &amp;lt;");
  expect(parseXml(xml)).toEqual({ name: "root", attributes: { note: nasty }, text: nasty });
});

test("a reference to a forbidden character, as typed, is text and not a reference", () => {
  expect(text({ name: "a", text: "&#0;" })).toContain("<a>&amp;#0;</a>");
});

test("names stand in the namespace that the root gives their prefix, declared once", () => {
  const xml = text({
    name: "Root",
    attributes: { xmlns: "urn:r", "xmlns:c": "urn:c" },
    children: [{ name: "c:A", children: [{ name: "c:B", attributes: { id: "1" }, text: "x" }] }],
  });
  expect(xml).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<Root xmlns="urn:r" xmlns:c="urn:c">\n  <c:A>\n    <c:B id="1">x</c:B>\n  </c:A>\n</Root>\n',
  );
});

test("characters that XML cannot carry are taken out where text enters a document", () => {
  expect(textElement("a", "\u0000T\u0007o\ud800m\ufffe")).toEqual({ name: "a", text: "Tom" });
  expect(textElement("a", "two\r\nlines\t and\u00a0more ")).toEqual({
    name: "a",
    text: "two lines and more",
  });
});

test("a control character that came another way stops the document rather than spoil it", () => {
  expect(() => serialiseXml({ name: "a", text: "\u0000" })).toThrow();
});

test("what has no content is no element", () => {
  expect(textElement("a", null)).toBeNull();
  expect(textElement("a", " \u0000\n")).toBeNull();
  expect(parentElement("a", [null, textElement("b", "")])).toBeNull();
});

test.each(["", "hello", "<!-- nothing -->"])("%j is no document", (xml) => {
  expect(() => parseXml(xml)).toThrow();
});
