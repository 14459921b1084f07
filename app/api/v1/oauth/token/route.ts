import { giveToken } from "@/lib/edge/partner-tokens";
import { resource } from "@/lib/edge/resource";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: giveToken });
