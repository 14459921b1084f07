import { answerTokenRequest } from "@/lib/edge/issue-token";
import { resource } from "@/lib/edge/resource";

export const { GET, POST, PUT, PATCH, DELETE } = resource({ POST: answerTokenRequest });
