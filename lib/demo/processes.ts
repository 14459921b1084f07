import { join } from "node:path";

/** What the processes need to know about this run. */
export type Run = {
  root: string;
  dev: boolean;
  /** The folder of the built web app; none with `dev`. */
  web: string | undefined;
  port: number;
  smtpPort: number | undefined;
  /** The arguments of the built-in partner; none when it is left to an integrator. */
  partner: readonly string[] | undefined;
};

/** One program of the demo. They start in the order of the table and stop in the reverse order. */
export type DemoProcess = { name: string; args: string[]; cwd: string; env: Record<string, string> };

/** The programs that make up a running Fordring, besides the database. All are run by Node. */
export function processesOf(run: Run): DemoProcess[] {
  const script = (
    name: string,
    file: string,
    env: Record<string, string> = {},
    args: readonly string[] = [],
  ): DemoProcess => ({
    name,
    args: ["--import", "tsx", file, ...args],
    cwd: run.root,
    env,
  });
  return [
    ...(run.smtpPort ? [script("mail", "lib/demo/mail-catcher.ts", { PORT: String(run.smtpPort) })] : []),
    web(run),
    script("worker", "lib/jobs/worker.ts"),
    ...(run.partner ? [script("partner", "lib/partner/main.ts", {}, run.partner)] : []),
  ];
}

function web({ root, dev, web, port }: Run): DemoProcess {
  if (dev || web === undefined) {
    const next = join(root, "node_modules/next/dist/bin/next");
    return {
      name: "web",
      args: [next, "dev", "-H", "127.0.0.1", "-p", String(port)],
      cwd: root,
      env: { NODE_ENV: "development" },
    };
  }
  return {
    name: "web",
    args: ["server.js"],
    cwd: web,
    env: { NODE_ENV: "production", HOSTNAME: "127.0.0.1" },
  };
}
