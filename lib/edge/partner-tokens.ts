import { admitTokenRequest } from "@/lib/services/access/admit-partner";
import { issueToken } from "@/lib/services/access/issue-token";
import { rateLimit } from "./call-notes";
import { pool } from "./database";
import { tokenEndpoint } from "./token-endpoint";

/** Gives tokens for application and client keys: one and the same at each address that has a token endpoint. */
export const giveToken = tokenEndpoint({
  spend: (applicationKey, now) => admitTokenRequest(pool(), applicationKey, now, rateLimit()),
  issue: (application, occasion) => issueToken(pool(), application, occasion),
});
