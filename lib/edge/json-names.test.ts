import fc from "fast-check";
import { expect, test } from "vitest";
import { repeatedNames } from "./json-names";

test("no JSON that a serialiser writes has a name twice", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, "\t"), (value, space) => {
      expect(repeatedNames(JSON.stringify(value, null, space), 100)).toEqual([]);
    }),
    { seed: 20261122 },
  );
});

test.each([
  ['{"a":1,"a":2}', ["/a"]],
  ['{"a":1 , "b":{"a":1}, "\\u0061":2}', ["/a"]],
  ['[{"x":1},{"x":1,"x":1,"x":1}]', ["/1/x", "/1/x"]],
  ['{"a":[[],{"/~":1,"/~":2}]}', ["/a/1/~1~0"]],
  ['{"":1,"":2}', ["/"]],
  ['{"a":"{\\"b\\":1,\\"b\\":2}","c":"\\\\","d":["a","a"]}', []],
])("%s", (text, pointers) => {
  expect(repeatedNames(text, 100)).toEqual(pointers);
});

test("it stops when it has found enough", () => {
  expect(repeatedNames(`{${'"a":1,'.repeat(1000)}"a":1}`, 5)).toHaveLength(5);
});
