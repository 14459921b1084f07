import { type ChildProcess, execFileSync, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** The account that PostgreSQL runs as when we are root: the server refuses to run as root itself. */
export type OsUser = { uid: number; gid: number };

/** A failure whose message is one line meant for the person at the terminal, not a bug. */
export class ClusterError extends Error {
  override name = "ClusterError";
}

const SETPRIV = ["/usr/bin/setpriv", "/bin/setpriv"].find((path) => existsSync(path));

/**
 * Who PostgreSQL must run as: nobody in particular for an ordinary user, the OS user `postgres`
 * (made when it is missing) for root.
 *
 * @throws ClusterError when we are root and no such user can be found or made.
 */
export function serverUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = lookUp("postgres");
  if (existing) return existing;

  const made = spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
  const user = lookUp("postgres");
  if (user) return user;

  const reason = made.error ? "useradd is missing" : made.stderr.toString().trim().split("\n")[0];
  throw new ClusterError(
    `PostgreSQL does not run as root, and the OS user "postgres" could not be made (${reason}). Make it, or run as an ordinary user.`,
  );
}

function lookUp(name: string): OsUser | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }).toString());
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

/** Whether the user can walk to all of these paths: a checkout under /root, or a `mktemp -d`, is closed to it. */
export function canReach(user: OsUser, paths: readonly string[]): boolean {
  const found = spawnSync("ls", ["-d", ...paths], { ...user, cwd: "/", stdio: "ignore" });
  return found.status === 0;
}

/**
 * Start a program in a session of its own, so that Ctrl+C in the terminal does not reach it before
 * its supervisor has decided the order; yet tied to us: the kernel sends it `deathSignal` when we
 * die, even by SIGKILL (Linux only; elsewhere the next start finds the orphan).
 *
 * `reach: "everywhere"` leaves the user one capability, CAP_DAC_OVERRIDE, so that it can open files
 * under folders that only root may enter. `no_setuid_fixup` is part of it: without it access(2), by
 * which initdb looks for its sister programs, ignores capabilities.
 */
export function spawnTethered(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { user?: OsUser | undefined; reach?: "everywhere"; deathSignal?: "INT" | "TERM" },
): ChildProcess {
  const { user, reach, deathSignal = "TERM", env, ...rest } = options;
  // Next's types insist on NODE_ENV; a database server has no use for it.
  const spawnOptions: SpawnOptions = { ...rest, env: env as NodeJS.ProcessEnv, detached: true };

  if (!SETPRIV) {
    if (reach)
      throw new ClusterError(
        "setpriv (util-linux) is needed to run PostgreSQL under a folder that only root may enter.",
      );
    return spawn(command, args, { ...spawnOptions, ...user });
  }
  const identity = user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"] : [];
  const capability = reach
    ? [
        "--securebits=+no_setuid_fixup",
        "--inh-caps=-all,+dac_override",
        "--ambient-caps=-all,+dac_override",
        "--bounding-set=-all,+dac_override",
      ]
    : [];
  const tether = [`--pdeathsig=${deathSignal}`];
  return spawn(SETPRIV, [...identity, ...capability, ...tether, "--", command, ...args], spawnOptions);
}

/** Signal a program that `spawnTethered` started, and all that it started itself. Nothing happens when they are gone. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
