import { unknownResource } from "@/lib/edge/resource";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = unknownResource;
