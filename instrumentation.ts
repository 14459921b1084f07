/** Called by Next once, before the first request. */
export async function register(): Promise<void> {
  // Next replaces this by a constant for each runtime, so that the edge one never sees Node's modules.
  // biome-ignore lint/style/noProcessEnv: it is the name of the runtime, and no setting of ours.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { leadForeignMethods } = await import("@/lib/edge/foreign-methods");
  leadForeignMethods();
}
