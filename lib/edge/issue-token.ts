import { admitTokenRequest } from "@/lib/services/access/admit-partner";
import { issueToken } from "@/lib/services/access/issue-token";
import { rateLimit } from "./call-notes";
import { pool } from "./database";
import { tokenEndpoint } from "./token-endpoint";

/** `POST /oauth/token`, wherever it stands: the verb behind it, and the application key's bucket before it. */
export const answerTokenRequest = tokenEndpoint({
  spend: (applicationKey, now) => admitTokenRequest(pool(), applicationKey, now, rateLimit()),
  issue: (application, occasion) => issueToken(pool(), application, occasion),
});
