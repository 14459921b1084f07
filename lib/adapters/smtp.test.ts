import { once } from "node:events";
import { createServer } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { smtpMailer } from "./smtp";

type Caught = { readonly from: string; readonly to: readonly string[]; readonly raw: string };

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A mail server on a port of its own that keeps what it gets, or refuses every recipient. */
async function catcher({ refuse = false } = {}) {
  const caught: Caught[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: (_, __, done) => done(refuse ? new Error("mailbox full") : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        caught.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString("latin1"),
        });
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  closers.push(() => server.close());
  return { caught, url: `smtp://127.0.0.1:${portOf(server.server.address())}` };
}

function portOf(address: ReturnType<ReturnType<typeof createServer>["address"]>): number {
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

const from = "Fjordservice Håndverk AS <faktura@fjordservice.example>";
const mail = {
  to: "kari@kunde.example",
  subject: "Fakturakopi 10001 – Blåbær",
  text: "Hei, her er fakturaen på 1 234,50.",
  html: "<p>Hei, her er fakturaen på <b>1 234,50</b>.</p>",
};

test("a mail arrives in text and HTML with its attachment unchanged", async () => {
  const { caught, url } = await catcher();
  const content = new Uint8Array(70_000).map((_, index) => (index * 7) % 256);
  const attachments = [{ filename: "faktura-10001.pdf", contentType: "application/pdf", content }];
  await smtpMailer(url, from).send({ ...mail, replyTo: "post@fjordservice.example", attachments });

  expect(caught).toHaveLength(1);
  const [{ raw, ...envelope } = { raw: "" }] = caught;
  expect(envelope).toEqual({ from: "faktura@fjordservice.example", to: ["kari@kunde.example"] });
  expect(raw).toContain("Reply-To: post@fjordservice.example");
  expect(raw).toContain("Content-Type: text/plain; charset=utf-8");
  expect(raw).toContain("Content-Type: text/html; charset=utf-8");
  expect(raw).toMatch(/Content-Type: application\/pdf; name=faktura-10001.pdf/);

  const encoded = /filename=faktura-10001\.pdf\r\n\r\n([\w+/=\r\n]+)\r\n--/.exec(raw)?.[1] ?? "";
  expect(new Uint8Array(Buffer.from(encoded, "base64"))).toEqual(content);
});

test("one field is one recipient, whatever is typed into it", async () => {
  const { caught, url } = await catcher();
  const mailer = smtpMailer(url, from);
  await mailer.send({ ...mail, to: "kari@kunde.example, all@elsewhere.example" }).catch(() => undefined);
  await mailer
    .send({ ...mail, to: "kari@kunde.example\r\nBcc: all@elsewhere.example" })
    .catch(() => undefined);

  for (const { to, raw } of caught) {
    expect(to).not.toContain("all@elsewhere.example");
    expect(raw).not.toMatch(/^Bcc:/m);
  }
});

test("a subject cannot bring headers of its own", async () => {
  const { caught, url } = await catcher();
  await smtpMailer(url, from).send({ ...mail, subject: "Faktura\r\nBcc: all@elsewhere.example" });

  expect(caught[0]?.raw).not.toMatch(/^Bcc:/m);
  expect(caught[0]?.to).toEqual(["kari@kunde.example"]);
});

test("a refused recipient throws, so that the job knows", async () => {
  const { url } = await catcher({ refuse: true });
  await expect(smtpMailer(url, from).send(mail)).rejects.toThrow("mailbox full");
});

test("a server that is not there throws", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server.address());
  server.close();
  await once(server, "close");

  await expect(smtpMailer(`smtp://127.0.0.1:${port}`, from).send(mail)).rejects.toThrow("ECONNREFUSED");
});
