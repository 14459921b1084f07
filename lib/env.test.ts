import { expect, test } from "vitest";
import { EnvError, parseEnv } from "./env";

test("every setting has a default that suits the demo, and the address follows the port", () => {
  expect(parseEnv({})).toMatchObject({ PORT: 3000, DATA_DIR: ".data", BASE_URL: "http://localhost:3000" });
  expect(parseEnv({ PORT: "3111" }).BASE_URL).toBe("http://localhost:3111");
  expect(parseEnv({ PORT: "" }).PORT).toBe(3000);
});

test.each([
  [{ PORT: "http" }, "PORT is not a number."],
  [{ PORT: "70000" }, "PORT is not a port from 1 to 65535."],
  [
    { DATABASE_URL: "mysql://x/y" },
    "DATABASE_URL is not a URL like postgres://user:password@host:5432/database.",
  ],
  [{ AUTH_SECRET: "short" }, "AUTH_SECRET is shorter than 32 characters."],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL is not one of fatal, error, warn, info, debug, trace, silent."],
])("a wrong setting is named in one line: %j", (variables, message) => {
  expect(() => parseEnv(variables)).toThrow(new EnvError(message));
});
