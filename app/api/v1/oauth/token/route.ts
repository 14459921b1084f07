import { rateLimit } from "@/lib/edge/call-notes";
import { pool } from "@/lib/edge/database";
import { resource } from "@/lib/edge/resource";
import { tokenEndpoint } from "@/lib/edge/token-endpoint";
import { admitTokenRequest } from "@/lib/services/access/admit-partner";
import { issueToken } from "@/lib/services/access/issue-token";

const answer = tokenEndpoint({
  spend: (applicationKey, now) => admitTokenRequest(pool(), applicationKey, now, rateLimit()),
  issue: (application, occasion) => issueToken(pool(), application, occasion),
});

export const { GET, POST, PUT, PATCH, DELETE } = resource({ POST: answer });
