/**
 * The version of the partner API that this code answers, as the published document and the latest section of
 * `docs/api/changelog.md` say. Raise it with every change of the contract: tests compare with what was released.
 */
export const apiVersion = "1.1.0";
