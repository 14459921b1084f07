import { pool } from "@/lib/edge/database";
import { resource } from "@/lib/edge/resource";
import { tokenEndpoint } from "@/lib/edge/token-endpoint";
import { issueToken } from "@/lib/services/access/issue-token";

const issue = tokenEndpoint((application, occasion) => issueToken(pool(), application, occasion));

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: issue });
