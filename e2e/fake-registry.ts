import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A company that the fake knows, by the shape of data.brreg.no. */
export const registeredUnit = {
  organisasjonsnummer: "974760673",
  navn: "REGISTERENHETEN I BRØNNØYSUND",
  organisasjonsform: { kode: "ORGL" },
  forretningsadresse: {
    land: "Norge",
    landkode: "NO",
    postnummer: "8910",
    poststed: "BRØNNØYSUND",
    adresse: ["c/o Resepsjonen", "Havnegata 48"],
  },
  telefon: "75 00 75 00",
};

/** A server on this machine that answers as Enhetsregisteret does, and as it does on a bad day. */
export async function startFakeRegistry(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://fake");
    const asked = url.searchParams.get("navn") ?? url.pathname.split("/").at(-1) ?? "";
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    };

    if (/^(?:silent|111111111)$/.test(asked)) return;
    if (asked === "broken") return json(500, { error: "Internal Server Error" });
    if (asked === "garbage") return json(200, "<html>Vedlikehold</html>");
    if (asked === "other") return json(200, { _embedded: { enheter: [{ navn: 1 }] } });
    if (asked === "huge") return json(200, `{"x":"${"y".repeat(3_000_000)}"}`);
    if (asked === "moved") {
      response.writeHead(302, { location: "/enheter/974760673" });
      return void response.end();
    }
    if (asked === "gone") return json(410, {});
    if (url.searchParams.has("navn")) {
      const fits = registeredUnit.navn.toLowerCase().includes(asked.toLowerCase());
      return json(200, fits ? { _embedded: { enheter: [registeredUnit] } } : { page: { totalElements: 0 } });
    }
    return asked === registeredUnit.organisasjonsnummer ? json(200, registeredUnit) : json(404, {});
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
