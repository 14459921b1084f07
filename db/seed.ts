/** What the demo prints and writes to `demo-credentials.json`: how to sign in, and the partner's keys. */
export type DemoCredentials = {
  user: { email: string; password: string };
  /** Slug of the company with factoring active. */
  company: string;
  partner: { applicationKey: string; clientKey: string };
};

/**
 * Tell the demo story in an empty, migrated database.
 *
 * @param options.url the database, as its owner
 * @param options.dataDir absolute path of the demo's folder
 */
export async function seedDemo(_options: { url: string; dataDir: string }): Promise<DemoCredentials> {
  return {
    user: { email: "", password: "" },
    company: "",
    partner: { applicationKey: "", clientKey: "" },
  };
}
