/**
 * What a spreadsheet puts on the clipboard, as rows of texts: cells part at tabs, rows at line ends, and a cell with a tab,
 * a line end or a quote in it stands in quotes, doubled within. Every row is as wide as the widest; the empty line at the
 * end that spreadsheets add is no row. Line ends within a cell become blanks: a field of a card is one line.
 */
export function readPastedBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /("(?:[^"]|"")*"(?=[\t\r\n]|$)|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/g;
  for (const [whole, cell = "", end] of text.matchAll(pattern)) {
    rows.at(-1)?.push(plain(cell));
    if (whole === "" || end === "") break;
    if (end !== "\t") rows.push([]);
  }
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === "") rows.pop();
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
}

function plain(cell: string): string {
  const open = /^"(?<inside>[\s\S]*)"$/.exec(cell)?.groups?.inside;
  return (open === undefined ? cell : open.replaceAll('""', '"')).replace(/\s+/g, " ").trim();
}
