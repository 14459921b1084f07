import { mkdirSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { env } from "@/lib/env";

/**
 * The demo's mail server: takes any mail on 127.0.0.1, delivers none, and keeps each as it came in
 * DATA_DIR/mail, where `/demo/mail` reads it. Run as a program.
 */
const folder = join(env().DATA_DIR, "mail");
mkdirSync(folder, { recursive: true, mode: 0o700 });

let received = 0;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["AUTH", "STARTTLS"],
  size: 50 * 1024 * 1024,
  onData: (stream, _session, done) => {
    keep(stream).then(() => done(), done);
  },
});

async function keep(stream: NodeJS.ReadableStream) {
  const mail = await buffer(stream);
  // Sortable by time; the counter keeps two mails of the same millisecond apart.
  received += 1;
  const name = `${Date.now()}-${String(received).padStart(4, "0")}.eml`;
  const file = join(folder, name);
  await writeFile(`${file}.part`, mail, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

server.listen(env().PORT, "127.0.0.1");
process.once("SIGTERM", () => server.close(() => process.exit(0)));
