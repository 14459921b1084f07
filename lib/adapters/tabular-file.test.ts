import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { readTable, tableLimits } from "./tabular-file";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));
const small = { ...tableLimits, rows: 3, columns: 4, bytes: 2_000_000, unpackedBytes: 1_000_000 };

const expected = {
  ok: true,
  value: {
    header: ["Kundenr", "Navn", "Poststed"],
    rows: [
      { line: 2, cells: ["10000", "Bøe & Sønn AS", "Ålesund"] },
      { line: 3, cells: ["10001", "Ås Rør", ""] },
    ],
  },
};

describe("M12, M35: a CSV file is read whatever program wrote it", () => {
  const lines = ["Kundenr;Navn;Poststed", "10000;Bøe & Sønn AS;Ålesund", "10001;Ås Rør"];

  test.each([
    ["UTF-8", utf8(lines.join("\n"))],
    ["UTF-8 with a mark, and Windows line ends", utf8(`\ufeff${lines.join("\r\n")}\r\n\r\n`)],
    ["Windows-1252", latin1(lines.join("\r\n"))],
    [
      "UTF-16 as Excel's «Unicode text»",
      Uint8Array.from(Buffer.from(`\ufeff${lines.join("\n")}`, "utf16le")),
    ],
    ["comma", utf8(lines.join("\n").replaceAll(";", ","))],
    ["tab", utf8(lines.join("\n").replaceAll(";", "\t"))],
    ["blank columns and rows at the end", utf8(`${lines.join(";;\n")};;\n;;;;\n`)],
  ])("%s", async (_, bytes) => {
    expect(await readTable(bytes)).toEqual(expected);
  });

  test("quotes hold separators and line breaks, and rows keep the number of the line they begin on", async () => {
    const text = 'Kundenr;Navn\n\n10000;"Bøe; ""Bamse""\nAS"\n10001;Bård "Bamse" AS\n';
    expect(await readTable(utf8(text))).toEqual({
      ok: true,
      value: {
        header: ["Kundenr", "Navn"],
        rows: [
          { line: 3, cells: ["10000", 'Bøe; "Bamse"\nAS'] },
          { line: 5, cells: ["10001", 'Bård "Bamse" AS'] },
        ],
      },
    });
  });

  test("the separator that Excel was told of in the first line is not taken for a header", async () => {
    expect(await readTable(utf8("sep=|\nKundenr|Navn\n10000|A;B\n"))).toMatchObject({
      value: { header: ["Kundenr", "Navn"], rows: [{ line: 3, cells: ["10000", "A;B"] }] },
    });
  });

  test("more cells than the header has are kept, to be wondered at", async () => {
    expect(await readTable(utf8("a;b\n1;2;3\n"))).toMatchObject({
      value: { rows: [{ cells: ["1", "2", "3"] }] },
    });
  });
});

describe("M12, M35: an Excel workbook is read as texts", () => {
  test("texts, numbers, dates, truth and blanks, from the first sheet", async () => {
    const bytes = await workbook([
      ["Kundenr", "Navn", "Beløp", "Dato", "Aktiv"],
      [10000, "  Bøe & Sønn AS ", 0.1 + 0.2, new Date("2026-03-01T00:00:00Z"), true],
      [],
      [974760673, null, -1250.5, null, false],
    ]);
    expect(await readTable(bytes)).toEqual({
      ok: true,
      value: {
        header: ["Kundenr", "Navn", "Beløp", "Dato", "Aktiv"],
        rows: [
          { line: 2, cells: ["10000", "Bøe & Sønn AS", "0.3", "2026-03-01", "true"] },
          { line: 4, cells: ["974760673", "", "-1250.5", "", "false"] },
        ],
      },
    });
  });
});

describe("M12, M35: what is no table, or too much of one, is refused with the reason", () => {
  const refusalOf = async (bytes: Uint8Array, limits = small) => {
    const read = await readTable(bytes, limits);
    return read.ok ? "read" : read.error;
  };

  test.each([
    ["nothing", utf8(""), { code: "file_empty" }],
    ["blanks only", utf8("\n;;\n"), { code: "file_without_header" }],
    [
      "an old or encrypted workbook",
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]),
      { code: "file_old_excel" },
    ],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), { code: "file_unreadable" }],
    [
      "an archive without end",
      utf8("PK\u0003\u0004and no more of it than this"),
      { code: "file_unreadable" },
    ],
    ["an archive of something else", zip([["word/document.xml", utf8("<w/>")]]), { code: "file_unreadable" }],
    ["a workbook without sheets", zip([["xl/workbook.xml", utf8("<w/>")]]), { code: "file_unreadable" }],
    ["a quote without end", utf8('a;b\n1;2\n3;"4\n5;6\n'), { code: "file_malformed", line: 4 }],
    ["too many rows", utf8("a\n1\n2\n3\n4\n"), { code: "file_too_many_rows", maxRows: 3 }],
    ["too many columns", utf8("a;b;c;d;e\n"), { code: "file_too_many_columns", maxColumns: 4 }],
    ["too many bytes", new Uint8Array(2_000_001).fill(65), { code: "file_too_large", maxMegabytes: 1 }],
  ])("%s", async (_, bytes, refusal) => {
    expect(await refusalOf(bytes)).toEqual(refusal);
  });

  test("a workbook with too many rows", async () => {
    const bytes = await workbook([["a"], ["1"], ["2"], ["3"], ["4"]]);
    expect(await refusalOf(bytes)).toEqual({ code: "file_too_many_rows", maxRows: 3 });
  });

  test("a workbook that was cut off or damaged on its way", async () => {
    const bytes = await workbook([["a"], ["1"]]);
    expect(await refusalOf(bytes.subarray(0, bytes.length - 400))).toEqual({ code: "file_unreadable" });
    const damaged = Uint8Array.from(bytes);
    damaged.fill(0xff, 60, 400);
    expect(await refusalOf(damaged)).toEqual({ code: "file_unreadable" });
  });

  test("a zip bomb is stopped at the limit, whatever size it tells of itself", async () => {
    const bomb = zip([
      ["xl/workbook.xml", utf8("<workbook/>")],
      ["xl/worksheets/sheet1.xml", new Uint8Array(50_000_000).fill(65), 10],
    ]);
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await refusalOf(bomb)).toEqual({ code: "file_unpacks_too_large", maxMegabytes: 0 });
  });

  test("a cell far out on the sheet does not make us fill in all before it", async () => {
    const sheet = (cell: string) => [
      ["xl/workbook.xml", utf8("<workbook/>")] as const,
      ["xl/other.xml", utf8(`<worksheet><sheetData><row>${cell}</row></sheetData></worksheet>`)] as const,
    ];
    expect(await refusalOf(zip(sheet(`<c r="XFD1"><v>1</v></c>`)))).toMatchObject({
      code: "file_too_many_columns",
    });
    expect(await refusalOf(zip(sheet(`<x:c a=">" r='A1048576'><v>1</v></x:c>`)))).toMatchObject({
      code: "file_too_many_rows",
    });
  });
});

async function workbook(rows: (string | number | boolean | Date | null)[][]): Promise<Uint8Array> {
  const cells = rows.map((row) =>
    row.map((value) => (value instanceof Date ? { value, type: Date, format: "dd.mm.yyyy" } : value)),
  );
  return new Uint8Array(await writeXlsxFile(cells).toBuffer());
}

/** An archive by hand: names, contents, and the size it claims when that is a lie. */
function zip(files: readonly (readonly [name: string, bytes: Uint8Array, claimed?: number])[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes, claimed = bytes.byteLength] of files) {
    const data = deflateRawSync(bytes);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(data.byteLength, 18);
    head.writeUInt32LE(claimed, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.byteLength, 20);
    entry.writeUInt32LE(claimed, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    const local = Buffer.concat([head, Buffer.from(name), data]);
    locals.push(local);
    directory.push(Buffer.concat([entry, Buffer.from(name)]));
    offset += local.byteLength;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).byteLength, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}
