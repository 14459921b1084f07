import { askDemoClient } from "@/lib/edge/demo-client";

/** Whether there is a client that does what it is asked: in a demo. */
export const GET = askDemoClient;

/** Ask it. */
export const POST = askDemoClient;
